/** Round trips of lines without their queues, in ms, by line. */
export type RoundTrips = Readonly<Record<number, number>>;

/** What a round trip must change by to be told again: less makes no difference to what is spread where. */
const CHANGE_MS = 5;
const CHANGE_PART = 0.2;

/** The figures to go by: those told before as long as each is about right, else all anew. */
export function holdRoundTrips(
  before: RoundTrips,
  lines: readonly { line: number; floorMs: number | null }[],
): RoundTrips {
  const known = lines.flatMap(({ line, floorMs }) => (floorMs === null ? [] : [[line, floorMs] as const]));
  const same =
    known.length === Object.keys(before).length &&
    known.every(([line, floorMs]) => isAboutRight(before[line], floorMs));
  return same ? before : Object.fromEntries(known);
}

function isAboutRight(told: number | undefined, measured: number): boolean {
  return told !== undefined && Math.abs(told - measured) <= Math.max(CHANGE_MS, told * CHANGE_PART);
}
