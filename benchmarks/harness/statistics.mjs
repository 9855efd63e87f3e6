/** The value below which `share` of the values lie, between two of them by proportion. */
export function quantile(values, share) {
  const sorted = [...values].sort((one, other) => one - other);
  const position = (sorted.length - 1) * share;
  const below = Math.floor(position);
  const above = Math.ceil(position);
  return sorted[below] + (sorted[above] - sorted[below]) * (position - below);
}

/** The middle value, which a few disturbed measurements do not move. */
export function median(values) {
  return quantile(values, 0.5);
}

/** The values in random order, so that no candidate always follows the same other one. */
export function shuffled(values) {
  return values
    .map((value) => ({ value, key: Math.random() }))
    .sort((one, other) => one.key - other.key)
    .map(({ value }) => value);
}
