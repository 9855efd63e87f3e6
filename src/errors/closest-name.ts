/** The largest number of edits at which two names still count as the same one mistyped. */
const MAX_EDITS = 3;

/** The one of `names` that was probably meant by `received`, or undefined where none is near. */
export function closestName(received: string, names: readonly string[]): string | undefined {
  let closest: string | undefined;
  let fewest = Math.min(MAX_EDITS, Math.floor(received.length / 2)) + 1;
  for (const name of names) {
    const edits = countEdits(received.toLowerCase(), name.toLowerCase(), fewest - 1);
    if (edits < fewest) {
      closest = name;
      fewest = edits;
    }
  }
  return closest;
}

/** The Levenshtein distance of two words, or more than `most` where it is more: a mistyped name is near. */
function countEdits(from: string, to: string, most: number): number {
  if (from === "" || to === "") return from.length + to.length;
  const fromRest = from.slice(1);
  const toRest = to.slice(1);
  if (to.startsWith(from.charAt(0))) return countEdits(fromRest, toRest, most);
  if (most === 0) return 1;
  const fewest = Math.min(
    countEdits(fromRest, to, most - 1),
    countEdits(from, toRest, most - 1),
    countEdits(fromRest, toRest, most - 1),
  );
  return fewest + 1;
}
