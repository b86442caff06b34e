import { z } from 'zod';
import { Ipv4, Port } from '../address.js';
import { Capabilities } from '../capabilities.js';
import { Found } from '../found-interface.js';
import { Id, Instant } from '../id.js';
import { Ipv6Cidr } from '../ipv6.js';
import { Recommendation } from '../recommendation.js';
import {
  Condition,
  LineCarrier,
  LineCause,
  LineState,
  LineUsage,
  ModemReport,
  MptcpPassage,
} from '../reported-state.js';
import { Addressing } from '../settings/addressing.js';
import { Braid } from '../settings/braid.js';
import { BypassRule } from '../settings/bypass.js';
import { Lan } from '../settings/lan.js';
import { Allowance, LineKind, LineRates, LineRole, Vlan } from '../settings/line.js';
import { PortForward } from '../settings/port-forward.js';
import { Quality } from '../settings/quality.js';
import type { SiteInput } from './site-input.js';

/**
 * What a person needs to know first. `waiting`: no box enrolled yet, or no line named; `offline`: the box is not heard by
 * the control plane (its link may well work); `down`: no line is up; `degraded`: some are; `up`: all are.
 */
export const SiteState = z.enum(['waiting', 'up', 'degraded', 'down', 'offline']);
export type SiteState = z.infer<typeof SiteState>;

/**
 * How far the newest generation has come. `trying`: a step has failed, and the box tries again until its time is over;
 * `impaired`: in force and confirmed, but a step to keep it so fails; `failed`: refused, and never in force.
 */
export const RolloutState = z.enum([
  'waiting',
  'sent',
  'trying',
  'applied',
  'confirmed',
  'impaired',
  'rolled-back',
  'failed',
]);
export type RolloutState = z.infer<typeof RolloutState>;

export const SiteLineView = z.object({
  id: Id,
  index: z.int(),
  name: z.string(),
  kind: LineKind,
  interface: z.string(),
  vlan: Vlan.nullable(),
  addressing: Addressing,
  role: LineRole,
  contract: LineRates.nullable(),
  limit: LineRates.nullable(),
  allowance: Allowance.nullable(),
  state: LineState,
  cause: LineCause.nullable(),
  /** Since when the line is in this state; null before the first report. */
  since: Instant.nullable(),
  mptcp: MptcpPassage,
  carrier: LineCarrier,
  /** Null for a line without a modem, and before the first report. */
  modem: ModemReport.nullable(),
  /** Whether the line itself leads into the IPv6 internet; null before the first report. */
  ipv6: z.boolean().nullable(),
  /** Null for a line without an allowance, and before the first report. */
  usage: LineUsage.nullable(),
});
export type SiteLineView = z.infer<typeof SiteLineView>;

export const SiteSummary = z.object({
  id: Id,
  name: z.string(),
  region: z.string(),
  state: SiteState,
  /** Since when the site is in this state. */
  since: Instant,
  publicAddress: Ipv4.nullable(),
  lines: z.array(
    SiteLineView.pick({
      id: true,
      index: true,
      name: true,
      kind: true,
      state: true,
      cause: true,
      since: true,
    }),
  ),
  lastSeenAt: Instant.nullable(),
  createdAt: Instant,
});
export type SiteSummary = z.infer<typeof SiteSummary>;

export const DeviceView = z.object({
  id: Id,
  agentVersion: z.string(),
  hostname: z.string(),
  online: z.boolean(),
  lastSeenAt: Instant.nullable(),
  certificateNotAfter: Instant,
  enrolledAt: Instant,
  driftRepaired: z.int(),
  flags: z.int(),
  /** What the box's kernel and programs offer; null before its first report. */
  capabilities: Capabilities.nullable(),
});
export type DeviceView = z.infer<typeof DeviceView>;

export const RolloutView = z.object({
  /** Newest generation that should be. */
  generation: z.int(),
  /** Generation in force on the box; null before the first. */
  appliedGeneration: z.int().nullable(),
  state: RolloutState,
  conditions: z.array(Condition),
  changedAt: Instant,
  /** Until when the box waits for confirmation; null when nothing is pending. */
  confirmBy: Instant.nullable(),
});
export type RolloutView = z.infer<typeof RolloutView>;

export const ClaimView = z.object({
  id: Id,
  expiresAt: Instant,
  usedAt: Instant.nullable(),
  /** Whether it came in an image; its text can then be shown again. */
  inImage: z.boolean(),
  /** When a second box first came with it; null unless that happened. */
  reusedAt: Instant.nullable(),
  createdAt: Instant,
});
export type ClaimView = z.infer<typeof ClaimView>;

export const Site = z.object({
  id: Id,
  name: z.string(),
  region: z.string(),
  state: SiteState,
  since: Instant,
  publicAddress: Ipv4.nullable(),
  /** The ports that its connections leave from, where it shares its address with other tenants; null where it does not. */
  publicPorts: z.object({ first: Port, last: Port }).nullable(),
  braid: Braid,
  lines: z.array(SiteLineView),
  lan: Lan,
  /** The network of IPv6 that the relay keeps for the LAN, switched on or not; null where it has none. */
  ipv6Network: Ipv6Cidr.nullable(),
  portForwards: z.array(PortForward.required({ id: true })),
  bypass: z.array(BypassRule.required({ id: true })),
  quality: Quality,
  /** The relay; its capabilities are null before its first report. */
  relay: z
    .object({ id: Id, name: z.string(), online: z.boolean(), capabilities: Capabilities.nullable() })
    .nullable(),
  /** Since when its relay serves it no more and no other takes it; null as a rule. */
  strandedSince: Instant.nullable(),
  device: DeviceView.nullable(),
  /** The network interfaces that the box has, whether lines or not; null before it has said so. */
  found: Found.nullable(),
  /** The braid that would suit the site; null until lines are named and both ends have said what they can do. */
  recommendation: Recommendation.nullable(),
  /** The newest claim of the site, without its secret. */
  claim: ClaimView.nullable(),
  rollout: RolloutView,
  /** Whether the demo box can be plugged in here, is plugged in here, or is elsewhere; null without demo network. */
  demo: z.enum(['free', 'here', 'elsewhere']).nullable(),
  createdAt: Instant,
});
export type Site = z.infer<typeof Site>;

/** The site as its owner would send it to leave it as it is. */
export function inputOfSite(site: Site): SiteInput {
  const { name, region, braid, lan, portForwards, bypass, quality } = site;
  const lines = site.lines.map((line) => ({
    id: line.id,
    name: line.name,
    kind: line.kind,
    interface: line.interface,
    vlan: line.vlan,
    addressing: line.addressing,
    role: line.role,
    contract: line.contract,
    limit: line.limit,
    allowance: line.allowance,
  }));
  return { name, region, braid, lines, lan, portForwards, bypass, quality };
}

/** A fresh claim: the only time its text is shown. */
export const NewClaim = z.object({ id: Id, text: z.string(), expiresAt: Instant });
export type NewClaim = z.infer<typeof NewClaim>;
