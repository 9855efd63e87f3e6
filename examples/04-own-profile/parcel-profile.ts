import { defineProfile } from "express-error-profiles";
import { parcelEnvelope } from "./parcel-envelope";

/** The published table of a parcel service. */
export const parcelProfile = defineProfile({
  name: "parcels",
  rows: {
    200: { reason: "OK", meaning: "Here is your parcel." },
    400: { reason: "Unreadable Label", meaning: "The request cannot be understood.", code: "P-400" },
    404: { reason: "No Such Parcel", meaning: "No parcel has this number.", code: "P-404" },
    410: { reason: "Already Delivered", meaning: "The parcel has been handed over.", code: "P-410" },
    500: { reason: "Lost In Transit", meaning: "We failed. Please try again.", code: "P-500" },
    503: { reason: "Depot Closed", meaning: "The depot is closed.", code: "P-503" },
  },
  // Whoever may not see a parcel is not told that there is one.
  fallbacks: { 401: 404, 403: 404 },
  envelope: parcelEnvelope,
});
