import type { LineRates, MptcpPassage } from '@tresse/contracts';

/** What a line's samples say of the last minutes, as means; null where nothing was measured. */
export interface LineFigures {
  rttMs: number | null;
  jitterMs: number | null;
  lossPercent: number | null;
}

/** What is known of one line. */
export interface KnownLine extends LineFigures {
  name: string;
  /** Null when nobody said. */
  contract: LineRates | null;
  mptcp: MptcpPassage;
}

/** Of a line that has told nothing. */
export const NO_FIGURES: LineFigures = { rttMs: null, jitterMs: null, lossPercent: null };
