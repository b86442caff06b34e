import { z } from 'zod';
import { InterfaceName, Ipv4, Ipv4Cidr, Port } from '../address.js';
import { Addressing, Carrier, ContractRates, LineKind, Profile } from '../desired-state/line.js';
import { Id } from '../id.js';
import { MAX_LINES, MIN_LINES } from '../limits.js';

/** A name that people give: 1–60 characters, no blanks around it. */
export const DisplayName = z.string().trim().min(1).max(60);

export const LineInput = z.strictObject({
  /** Given for a line that exists, absent for a new one. */
  id: Id.optional(),
  name: DisplayName,
  kind: LineKind,
  interface: InterfaceName,
  addressing: Addressing,
  contract: ContractRates.nullable(),
});
export type LineInput = z.infer<typeof LineInput>;

export const PortForwardInput = z.strictObject({
  id: Id.optional(),
  name: DisplayName,
  protocol: z.enum(['tcp', 'udp']),
  publicPort: Port,
  toAddress: Ipv4,
  toPort: Port,
});
export type PortForwardInput = z.infer<typeof PortForwardInput>;

/** Everything about a site that a person chooses. */
export const SiteInput = z.strictObject({
  name: DisplayName,
  region: z.string().min(1).max(32),
  profile: Profile.default('mptcp'),
  carrier: Carrier.default('tunnel'),
  lines: z.array(LineInput).min(MIN_LINES).max(MAX_LINES),
  lan: z.strictObject({ interface: InterfaceName, address: Ipv4Cidr }),
  portForwards: z.array(PortForwardInput).max(100).default([]),
});
export type SiteInput = z.infer<typeof SiteInput>;

/** A change of a site: the whole of it, and the generation that the person was looking at. */
export const SiteUpdate = z.strictObject({ generation: z.int().min(1), site: SiteInput });
export type SiteUpdate = z.infer<typeof SiteUpdate>;
