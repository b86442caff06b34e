/**
 * How a line of a site is drawn wherever it appears: one colour (Okabe and Ito's palette for all kinds of colour
 * vision) and one pattern for each place 1–8, so that lines differ without colour too.
 */
export const PATTERNS = [
  'solid',
  'rising',
  'dots',
  'level',
  'falling',
  'upright',
  'cross',
  'dashes',
] as const;
export type Pattern = (typeof PATTERNS)[number];

export interface Strand {
  /** Name of the CSS colour, defined for both themes in app/globals.css. */
  colour: `var(--line-${number})`;
  pattern: Pattern;
}

/** The strand of the line at a place; places beyond 8 begin again. */
export function strandOf(index: number): Strand {
  const place = (Math.max(1, index) - 1) % PATTERNS.length;
  return { colour: `var(--line-${place + 1})`, pattern: PATTERNS[place] ?? 'solid' };
}

/** Strokes of a pattern in an 8 × 8 tile, as SVG path data; empty where the fill itself is the pattern. */
export const TILE_PATHS: Record<Pattern, string> = {
  solid: '',
  rising: 'M-2 2L2-2M0 8L8 0M6 10L10 6',
  dots: 'M2 2h.01M6 6h.01',
  level: 'M0 2h8M0 6h8',
  falling: 'M-2 6L2 10M0 0L8 8M6-2L10 2',
  upright: 'M2 0v8M6 0v8',
  cross: 'M0 0L8 8M8 0L0 8',
  dashes: 'M1 2h4M5 6h3M0 6h1',
};
