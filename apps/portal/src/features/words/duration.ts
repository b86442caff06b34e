const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const;

/**
 * A length of time in ms as words, in its largest unit, rounded down: «4 minutes», «1 jour»; they stay on one line.
 * Below 1 s: «1 second».
 */
export function durationWords(ms: number, locale: string): string {
  const length = Math.max(1_000, ms);
  const [unit, size] = UNITS.find(([, ms]) => length >= ms) ?? ['second', 1_000];
  const words = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' });
  return words.format(Math.floor(length / size)).replaceAll(' ', '\u00a0');
}
