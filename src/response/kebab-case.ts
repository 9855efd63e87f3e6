/** A reason text as the end of an address: "Server Unavailable" is `server-unavailable`. */
export function kebabCase(reason: string): string {
  const words = reason.replaceAll("'", "").split(/[^\p{L}\p{N}]/u);
  return encodeURIComponent(
    words
      .filter((word) => word !== "")
      .join("-")
      .toLowerCase(),
  );
}
