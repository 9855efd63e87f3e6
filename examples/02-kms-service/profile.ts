import { extendProfile, kmsProfile, nestedErrorCode } from "express-error-profiles";

/** What a request can do wrong: the codes that this service uses, with texts of its own. */
export const kms = extendProfile(kmsProfile, {
  // The Node SDK of that cloud reads `code` and `message` inside `error`, not `error_code` and `error_msg`.
  envelope: nestedErrorCode({ aliases: true }),
  codes: {
    "KMS.0101": { status: 500, meaning: "The service failed.", remedy: "Try again later." },
    "KMS.0202": { status: 400, meaning: "The body is not valid JSON." },
    "KMS.0203": { status: 400, meaning: "The body is too long." },
    "KMS.0204": { status: 400, meaning: "A parameter is missing." },
    "KMS.0205": { status: 400, meaning: "The key id is malformed." },
    "KMS.0207": { status: 404, meaning: "The project has no key with this id.", remedy: "List the keys." },
    "KMS.0208": { status: 400, meaning: "encryption_context takes strings only." },
    "KMS.0209": { status: 400, meaning: "The key is disabled.", remedy: "Enable the key." },
    "KMS.0210": {
      status: 400,
      meaning: "The key is scheduled for deletion.",
      remedy: "Cancel the deletion.",
    },
    "KMS.0301": { status: 403, meaning: "The request has neither a token nor a signature." },
    "KMS.0306": { status: 403, meaning: "The request is not allowed." },
    "KMS.0308": { status: 400, meaning: "The request is wrong." },
    "KMS.1101": { status: 400, meaning: "key_alias takes 1 to 255 of A-Z a-z 0-9 :/_-" },
    "KMS.1103": { status: 400, meaning: "key_description takes 255 characters." },
    "KMS.1104": { status: 400, meaning: "Another key has this alias.", remedy: "Choose another alias." },
    "KMS.1201": { status: 400, meaning: "The key is enabled already." },
    "KMS.1401": { status: 400, meaning: "pending_days must be from 7 to 1096." },
    "KMS.1501": { status: 400, meaning: "The key is not scheduled for deletion." },
    "KMS.2101": { status: 400, meaning: "plain_text must have 1 to 4096 bytes." },
    "KMS.2201": { status: 400, meaning: "Invalid cipher_text." },
  },
});

/** One of the codes. */
export type KmsCode = keyof typeof kms.codes;
