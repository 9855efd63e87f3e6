import { BadRequest } from "../../errors/documented-errors";
import { builtIn, messageOf, stackBeginsIn } from "../mapping";

/** What busboy, which multer reads forms with, says of a form that it cannot read. */
const MALFORMED_FORM: ReadonlySet<unknown> = new Set([
  "Malformed content type",
  "Malformed part header",
  "Multipart: Boundary not found",
  "Unexpected end of file",
  "Unexpected end of form",
]);

/** A form of which the bytes are malformed. The error has neither name nor code, so its origin is the second mark. */
export const mapBusboy = builtIn(function mapBusboy(error) {
  const isMalformed = MALFORMED_FORM.has(messageOf(error)) && stackBeginsIn(error, "busboy");
  return isMalformed ? new BadRequest("The form is malformed.") : undefined;
});
