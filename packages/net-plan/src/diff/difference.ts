/** What must be added and what must be removed to make one list the other. */
export interface Difference<T> {
  readonly add: readonly T[];
  readonly remove: readonly T[];
}

/** Text that is equal for equal values, whatever the order of their properties. */
export function valueKey(value: object): string {
  return JSON.stringify(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** Things by their name: looked for one by one in a list, those of a relay of hundreds of sites would take seconds. */
export function byName<T extends { readonly name: string }>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [item.name, item]));
}

/** Compares two lists as sets of values; keeps the order of each list. */
export function difference<T extends object>(observed: readonly T[], wanted: readonly T[]): Difference<T> {
  const have = new Set(observed.map(valueKey));
  const want = new Set(wanted.map(valueKey));
  return {
    add: wanted.filter((item) => !have.has(valueKey(item))),
    remove: observed.filter((item) => !want.has(valueKey(item))),
  };
}
