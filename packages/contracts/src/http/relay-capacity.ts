import { z } from 'zod';
import { takes } from '../field-issues.js';

/** Rate of a relay's line in kbit/s, the slower direction. */
export const LineKbit = z
  .int(takes('relay.line-rate'))
  .min(1_000, takes('relay.line-rate'))
  .max(400_000_000, takes('relay.line-rate'));

/** Sites that a relay takes at most. */
export const MostSites = z.int().min(1).max(4_094);

/** What a relay takes unless somebody says otherwise: {@link MostSites}. */
export const USUAL_MOST_SITES = 200;
