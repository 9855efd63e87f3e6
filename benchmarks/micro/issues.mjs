/** Issues as a validator reports them of a list of items. */
export const TWENTY_ISSUES = Array.from({ length: 20 }, (_, index) => ({
  detail: "Must be a whole number of at least 1.",
  pointer: `#/items/${index}/quantity`,
}));
