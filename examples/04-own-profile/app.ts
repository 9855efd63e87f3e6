import express from "express";
import { errorHandler, Forbidden, notFound } from "express-error-profiles";
import { parcelProfile } from "./parcel-profile";

const { AlreadyDelivered, DepotClosed, NoSuchParcel, UnreadableLabel } = parcelProfile.errors;

export const app = express();

app.get("/parcels/:number", (req, res) => {
  const { number } = req.params;
  if (!/^\d+$/.test(number)) throw new UnreadableLabel(`"${number}" is not a number.`);
  if (number === "1") throw new AlreadyDelivered("It was handed to a neighbour.", { code: "P-411" });
  if (number === "2") throw new DepotClosed("Closed on Sundays.", { retryAfter: 3600, expose: true });
  if (number === "3") throw new Forbidden();
  if (number !== "4") throw new NoSuchParcel();
  res.json({ number, place: "on the van" });
});

app.use(notFound());
app.use(errorHandler({ profile: parcelProfile }));
