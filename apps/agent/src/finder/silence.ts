/** Since when each card has been waiting for an address, in ms of a clock that only runs forward. */
export type Waiting = ReadonlyMap<string, number>;

/** Time in which a DHCP server is to answer, in ms: a router hands out addresses about ten seconds after its link is up. */
export const PATIENCE_MS = 15_000;

/** Who waits now, since when; which of them for too long; and in how many ms the next will have, null for never. */
export interface Silence {
  readonly waiting: Waiting;
  readonly silent: readonly string[];
  readonly nextMs: number | null;
}

/** A card that was given an address or lost its carrier meanwhile waits from the beginning. */
export function silenceAt(
  now: number,
  former: Waiting,
  cards: readonly string[],
  patienceMs = PATIENCE_MS,
): Silence {
  const waiting = new Map(cards.map((name) => [name, former.get(name) ?? now]));
  const left = [...waiting].map(([name, since]) => ({ name, ms: since + patienceMs - now }));
  const ahead = left.filter(({ ms }) => ms > 0).map(({ ms }) => ms);
  return {
    waiting,
    silent: left.filter(({ ms }) => ms <= 0).map(({ name }) => name),
    nextMs: ahead.length > 0 ? Math.min(...ahead) : null,
  };
}
