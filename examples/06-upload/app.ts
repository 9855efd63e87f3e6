import express from "express";
import { BadRequest, errorHandler, HttpError, notFound, standardProfile } from "express-error-profiles";
import multer, { memoryStorage } from "multer";
import { isGif } from "./is-gif";

const upload = multer({
  storage: memoryStorage(),
  limits: { fileSize: 100_000, files: 1, fields: 0 },
});

export const app = express();

app.post("/stickers", upload.single("sticker"), (req, res) => {
  // multer refuses what is too much. That nothing came is for the route to say.
  if (req.file === undefined) {
    throw new BadRequest(undefined, { issues: [{ pointer: "#/sticker", detail: "The file is missing." }] });
  }
  if (!isGif(req.file.buffer)) throw new HttpError(415, "The sticker is not a GIF.");
  res.json({ bytes: req.file.size });
});

app.use(notFound());
// The base profile has neither 413 nor 415 and would answer 400 for both.
app.use(errorHandler({ profile: standardProfile }));
