/** Looks at the bytes: the name and the type of a file are what the client likes to say. */
export function isGif(bytes: Buffer): boolean {
  return ["GIF87a", "GIF89a"].includes(bytes.toString("latin1", 0, 6));
}
