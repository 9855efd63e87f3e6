import { kmsProfile } from "express-error-profiles";

// Taken from the profile and not from the package, so that the compiler refuses what the table does not list.
const { BadRequest, Forbidden, NotFound } = kmsProfile.errors;

/** What a request can do wrong, in the order of the documented codes. */
export const failures = {
  bodyNotJson: (cause: unknown) => new BadRequest("The body is not valid JSON.", { code: "KMS.0202", cause }),
  bodyTooLong: (cause: unknown) => new BadRequest("The body is too long.", { code: "KMS.0203", cause }),
  parameterMissing: (name: string) => new BadRequest(`${name} is missing.`, { code: "KMS.0204" }),
  keyIdInvalid: () => new BadRequest("The key id is malformed.", { code: "KMS.0205" }),
  noSuchKey: () => new NotFound("The project has no key with this id.", { code: "KMS.0207" }),
  contextInvalid: () => new BadRequest("encryption_context takes strings alone.", { code: "KMS.0208" }),
  keyDisabled: () => new BadRequest("The key is disabled.", { code: "KMS.0209" }),
  keyPendingDeletion: () => new BadRequest("The key is scheduled for deletion.", { code: "KMS.0210" }),
  notAuthenticated: () =>
    new Forbidden("The request has neither a token nor a signature.", { code: "KMS.0301" }),
  aliasInvalid: () => new BadRequest("key_alias takes 1 to 255 of A-Z a-z 0-9 :/_-", { code: "KMS.1101" }),
  descriptionInvalid: () => new BadRequest("key_description takes 255 characters.", { code: "KMS.1103" }),
  aliasTaken: () => new BadRequest("Another key has this alias.", { code: "KMS.1104" }),
  keyNotDisabled: () => new BadRequest("The key is enabled already.", { code: "KMS.1201" }),
  pendingDaysInvalid: () => new BadRequest("pending_days must be from 7 to 1096.", { code: "KMS.1401" }),
  keyNotPendingDeletion: () => new BadRequest("The key is not scheduled for deletion.", { code: "KMS.1501" }),
  plainTextInvalid: () => new BadRequest("plain_text must have 1 to 4096 bytes.", { code: "KMS.2101" }),
  cipherTextInvalid: (cause?: unknown) => new BadRequest("Invalid cipher_text.", { code: "KMS.2201", cause }),
};
