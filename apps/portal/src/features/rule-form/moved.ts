/** The list with the member at `place` moved by one, up (−1) or down (1); the same list at its end. */
export function moved<T>(list: readonly T[], place: number, by: -1 | 1): T[] {
  const other = place + by;
  const [member, neighbour] = [list[place], list[other]];
  if (member === undefined || neighbour === undefined) return [...list];
  return list.map((one, i) => (i === place ? neighbour : i === other ? member : one));
}
