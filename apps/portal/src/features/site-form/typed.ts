/** What people type, as the values that it stands for, and back. */
import type { LineRates, PortRange } from '@tresse/contracts';

/** A whole number; NaN when nothing was typed, and the text itself when it is none. */
export function whole(text: string): number | string {
  const typed = text.trim();
  if (typed === '') return Number.NaN;
  return /^\d+$/.test(typed) ? Number(typed) : typed;
}

/** A rate typed in Mbit/s, with a point or a comma, as kbit/s; NaN when nothing was typed, the text when it is none. */
export function kilobits(text: string): number | string {
  const typed = text.trim();
  if (typed === '') return Number.NaN;
  const rate = Math.round(Number(typed.replace(',', '.')) * 1_000);
  return Number.isNaN(rate) ? typed : rate;
}

/** A rate in kbit/s as people of `locale` type it, in Mbit/s. */
export function megabits(kbit: number | undefined, locale: string): string {
  const typed = new Intl.NumberFormat(locale, { maximumFractionDigits: 3, useGrouping: false });
  return kbit === undefined ? '' : typed.format(kbit / 1_000);
}

/** Rates both ways as they were typed. */
export interface RatesDraft {
  down: string;
  up: string;
}

/** Rates in kbit/s; null when neither was typed. */
export function ratesOf({ down, up }: RatesDraft) {
  return down.trim() === '' && up.trim() === '' ? null : { downKbit: kilobits(down), upKbit: kilobits(up) };
}

/** Rates as people of `locale` type them. */
export function draftOfRates(rates: LineRates | null, locale: string): RatesDraft {
  return { down: megabits(rates?.downKbit, locale), up: megabits(rates?.upKbit, locale) };
}

/** Ports typed as `80` or `8000-8010`. */
export function portsOf(text: string): { first: number | string; last: number | string } {
  const [first = '', ...rest] = text.split(/[-–]/);
  return { first: whole(first), last: rest.length > 0 ? whole(rest.join('-')) : whole(first) };
}

/** A range of ports as people type it. */
export function draftOfPorts({ first, last }: PortRange): string {
  return first === last ? String(first) : `${first}-${last}`;
}
