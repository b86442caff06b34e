/** A number with at most this many digits after the point, by locale. */
export function decimal(value: number, locale: string, digits: number): string {
  return new Intl.NumberFormat(locale, {
    maximumFractionDigits: digits,
    minimumFractionDigits: digits,
  }).format(value);
}

/** A rate in kbit/s as a figure in Mbit/s: three significant digits or whole numbers. Null stays null. */
export function rateFigure(kbit: number | null, locale: string): string | null {
  return kbit === null ? null : mbitFigure(kbit / 1_000, locale);
}

/** A rate in Mbit/s as a figure. */
export function mbitFigure(mbit: number, locale: string): string {
  return decimal(mbit, locale, mbit < 10 ? 2 : mbit < 100 ? 1 : 0);
}

/** A time in ms as a figure in ms; tenths below 10 ms. Null stays null. */
export function millisecondsFigure(ms: number | null, locale: string): string | null {
  return ms === null ? null : decimal(ms, locale, ms < 10 ? 1 : 0);
}

/** A share 0–100 as a figure in %; tenths below 10 %. Null stays null. */
export function percentFigure(percent: number | null, locale: string): string | null {
  return percent === null ? null : decimal(percent, locale, percent > 0 && percent < 10 ? 1 : 0);
}
