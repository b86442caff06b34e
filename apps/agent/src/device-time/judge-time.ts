/** What is known of the time, all in ms since 1970. */
export interface TimeKnown {
  /** What the machine says. */
  readonly now: number;
  /** The last instant that was noted on the disk; null before the first. */
  readonly noted: number | null;
  /** When this program was built; 0 when that is not known. */
  readonly builtAt: number;
}

/** A clock that is behind by less is left alone: it may be the note that was ahead. In ms. */
const TOLERANCE_MS = 600_000;

/** The machine's clock is behind by so much at least, in ms; 0 when nothing speaks against it. */
export function behindBy({ now, noted, builtAt }: TimeKnown): number {
  const behind = Math.max(noted ?? 0, builtAt) - now;
  return behind > TOLERANCE_MS ? behind : 0;
}

/** No instant that is noted lies further ahead of the build than a device lives, in ms. */
const LIFE_MS = 30 * 365 * 86_400_000;

/** An instant as it was noted on the disk; null when it cannot be true. */
export function soundNote(noted: number | undefined, builtAt: number): number | null {
  if (noted === undefined || noted < builtAt || noted > builtAt + LIFE_MS) return null;
  return noted;
}

/** The instant of an HTTP answer's `Date` (RFC 9110 §6.6.1), in ms since 1970; null without a sound one. */
export function instantOf(date: string | undefined): number | null {
  const instant = Date.parse(date ?? '');
  return Number.isFinite(instant) ? instant : null;
}
