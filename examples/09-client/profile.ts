import { defineProfile } from "express-error-profiles";
import { libraryTable } from "./table";

/** The table as the server throws and answers from it. */
export const library = defineProfile(libraryTable);
