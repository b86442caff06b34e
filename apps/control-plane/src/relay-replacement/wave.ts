import type { RelayState } from '@tresse/contracts';

/** As much of a relay as tells whether it is missed. Instants in ms since 1970. */
export interface Missed {
  state: RelayState;
  lost: boolean;
  /** Since when its session is gone; null while it is heard, or never was. */
  goneSince: number | null;
}

/** Relays that should be heard, and those of them that are not. */
export interface Hearing {
  all: number;
  unheard: number;
}

/** One that has been away for longer without being lost has no sites that miss it, and says nothing of now, in ms. */
const RECENT_MS = 3_600_000;

export function hearing(relays: readonly Missed[], now: number): Hearing {
  const atWork = relays.filter(({ state, lost }) => state === 'ready' || state === 'draining' || lost);
  const unheard = atWork.filter(
    ({ lost, goneSince }) => lost || (goneSince !== null && now - goneSince < RECENT_MS),
  );
  return { all: atWork.length, unheard: unheard.length };
}

/**
 * Whether so many relays are unheard at once that it may be our own network, or our own mistake: more than a quarter, and
 * more than one.
 */
export function isWave({ all, unheard }: Hearing): boolean {
  return unheard > Math.max(1, Math.floor(all / 4));
}
