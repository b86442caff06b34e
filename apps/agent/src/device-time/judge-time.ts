/** When the device's own certificate holds, by the control plane's clock; in ms since 1970. */
export interface Validity {
  readonly from: number;
  readonly until: number;
}

/** What speaks for the time beside the machine's clock, all in ms since 1970. */
export interface TimeSigns {
  /** When this program was built; 0 when that is not known. */
  readonly builtAt: number;
  /** Of the device's own certificate; null before it has one. */
  readonly certificate: Validity | null;
}

/** What is known of the time, all in ms since 1970. */
export interface TimeKnown extends TimeSigns {
  /** What the machine says. */
  readonly now: number;
  /** The last instant that was noted on the disk, as {@link soundNote} leaves it. */
  readonly noted: number | null;
}

/** A clock that is behind by less is left alone: it may be the note that was ahead. In ms. */
const TOLERANCE_MS = 600_000;

/** An instant that has certainly passed: others wrote it, by clocks that were right. */
export function floorOf({ builtAt, certificate }: TimeSigns): number {
  return Math.max(builtAt, certificate?.from ?? 0);
}

/** The machine's clock is behind by so much at least, in ms; 0 when nothing speaks against it. */
export function behindBy({ now, noted, ...signs }: TimeKnown): number {
  const behind = Math.max(noted ?? 0, floorOf(signs)) - now;
  return behind > TOLERANCE_MS ? behind : 0;
}

/** No instant that is noted lies further ahead of the build than a device lives, in ms. */
const LIFE_MS = 30 * 365 * 86_400_000;

/**
 * An instant as it was noted on the disk; null when it is none to go by. A clock may have been ahead when it was noted, and
 * a device that believed such a note would take every certificate for one that has ended: so a note counts up to the end
 * of the device's own certificate. One that is truly later belongs to a device that nobody has heard for months; it begins
 * again from the certificate's beginning.
 */
export function soundNote(noted: number | undefined, signs: TimeSigns): number | null {
  const ceiling = signs.certificate?.until ?? signs.builtAt + LIFE_MS;
  if (noted === undefined || noted < floorOf(signs) || noted > ceiling) return null;
  return noted;
}

/** The instant of an HTTP answer's `Date` (RFC 9110 §6.6.1), in ms since 1970; null without a sound one. */
export function instantOf(date: string | undefined): number | null {
  const instant = Date.parse(date ?? '');
  return Number.isFinite(instant) ? instant : null;
}
