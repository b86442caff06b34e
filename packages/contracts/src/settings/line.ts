import { z } from 'zod';
import { takes } from '../field-issues.js';
import { MAX_LINES } from '../limits.js';

/** What kind of access a line is; chooses words, icons and defaults, never behaviour by itself. */
export const LineKind = z.enum(['adsl', 'vdsl', 'fibre', 'cable', '4g', '5g', 'satellite', 'other']);
export type LineKind = z.infer<typeof LineKind>;

/** Place of a line in its site; stable while the line exists, and the seed of its marks, tables and addresses. */
export const LineIndex = z.int().min(1).max(MAX_LINES);
export type LineIndex = z.infer<typeof LineIndex>;

/** People give rates in Mbit/s, so that one sentence says what is taken. */
const Rate = z.int(takes('field.rate')).min(64, takes('field.rate')).max(10_000_000, takes('field.rate'));

/** Rates of one line in kbit/s at the IP level. */
export const LineRates = z.strictObject({ downKbit: Rate, upKbit: Rate });
export type LineRates = z.infer<typeof LineRates>;

/** IEEE 802.1Q tag that the line's frames carry on the interface. */
export const Vlan = z.int().min(1).max(4_094);
export type Vlan = z.infer<typeof Vlan>;

/**
 * What a line is used for. `always`; `backup`: only while no `always` line is up; `never-bulk`: for interactive traffic
 * and as a last resort, never for what the braid spreads.
 */
export const LineRole = z.enum(['always', 'backup', 'never-bulk']);
export type LineRole = z.infer<typeof LineRole>;

/** Last day of a month that every month has. */
export const LAST_BILLING_DAY = 28;

/** What a metered line may carry in a month, both directions together, and what happens then. */
export const Allowance = z.strictObject({
  /** Gigabytes of 10⁹ bytes. */
  gigabytes: z.int().min(1).max(1_000_000),
  /** Day of the month on which it begins anew, at midnight UTC. */
  billingDay: z.int().min(1).max(31, takes('allowance.day')),
  /** At 100 %; warnings come at 75 and 95 % in any case. */
  whenSpent: z.enum(['warn', 'throttle', 'cut']),
  /** Rate to which `throttle` holds the line, both ways, in kbit/s. */
  throttleKbit: z.int().min(16).max(1_000_000).default(128),
});
export type Allowance = z.infer<typeof Allowance>;
