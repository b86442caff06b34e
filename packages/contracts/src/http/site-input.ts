import { z } from 'zod';
import { InterfaceName } from '../address.js';
import { DisplayName } from '../display-name.js';
import { takes } from '../field-issues.js';
import { Id } from '../id.js';
import { MAX_LINES, MIN_LINES } from '../limits.js';
import { Addressing } from '../settings/addressing.js';
import { Braid, DEFAULT_BRAID } from '../settings/braid.js';
import { BypassRule } from '../settings/bypass.js';
import { Lan } from '../settings/lan.js';
import { Allowance, LineKind, LineRates, LineRole, Vlan } from '../settings/line.js';
import { PortForward } from '../settings/port-forward.js';
import { DEFAULT_QUALITY, Quality } from '../settings/quality.js';

/** Everything about a line that a person chooses. */
export const LineInput = z.strictObject({
  /** Given for a line that exists, absent for a new one. */
  id: Id.optional(),
  name: DisplayName,
  kind: LineKind,
  interface: InterfaceName,
  vlan: Vlan.nullable().default(null),
  addressing: Addressing,
  role: LineRole.default('always'),
  contract: LineRates.nullable(),
  /** Rates to stay below, where the contract's are not what the line carries. */
  limit: LineRates.nullable().default(null),
  allowance: Allowance.nullable().default(null),
});
export type LineInput = z.infer<typeof LineInput>;

/** Everything about a site that a person chooses. */
export const SiteInput = z.strictObject({
  name: DisplayName,
  region: z.string().min(1).max(32),
  braid: Braid.default(DEFAULT_BRAID),
  /** None only until the first are named: the box of such a site is told nothing, and tells what it found. */
  lines: z
    .array(LineInput)
    .max(MAX_LINES)
    .refine((lines) => lines.length === 0 || lines.length >= MIN_LINES, takes('lines.too-few')),
  lan: Lan,
  portForwards: z.array(PortForward).max(100).default([]),
  bypass: z.array(BypassRule).max(100).default([]),
  quality: Quality.default(DEFAULT_QUALITY),
});
export type SiteInput = z.infer<typeof SiteInput>;

/** A change of a site: the whole of it, and the generation that the person was looking at. */
export const SiteUpdate = z.strictObject({ generation: z.int().min(1), site: SiteInput });
export type SiteUpdate = z.infer<typeof SiteUpdate>;
