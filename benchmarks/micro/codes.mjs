/** As many codes as a service of that cloud documents: the default ones of the KMS rows, and 155 of 400. */
export function manyCodes() {
  const codes = {
    "KMS.0101": { status: 500, meaning: "The service failed." },
    "KMS.0207": { status: 404, meaning: "The key does not exist." },
    "KMS.0306": { status: 403, meaning: "The request is not allowed." },
    "KMS.0308": { status: 400, meaning: "The request is wrong." },
    "KMS.0401": { status: 404, meaning: "There is no such key." },
  };
  for (let number = 1001; number <= 1155; number++) {
    codes[`KMS.${number}`] = { status: 400, meaning: `What ${number} means.`, remedy: "Try something else." };
  }
  return codes;
}
