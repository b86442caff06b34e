import { z } from 'zod';
import { HostIpv4, Ipv4, Port } from '../address.js';
import { DisplayName } from '../display-name.js';
import { Id, Instant } from '../id.js';
import { Ipv6Cidr } from '../ipv6.js';
import { Money } from '../money.js';
import { RelayGoal, RelayLoad, RelayProblem, RelayState } from '../relay-life.js';
import { ProviderKind, RegionCode } from './providers.js';
import { LineKbit, MostSites } from './relay-capacity.js';
import { ClaimView, DeviceView } from './site.js';

/** A relay in a list. */
export const RelaySummary = z.object({
  id: Id,
  name: z.string(),
  region: z.string(),
  /** Null until its server has one. */
  publicAddress: Ipv4.nullable(),
  state: RelayState,
  stateSince: Instant,
  goal: RelayGoal,
  problem: RelayProblem.nullable(),
  /** Whether its agent is connected. */
  online: z.boolean(),
  sites: z.int(),
  mostSites: z.int(),
  load: RelayLoad.nullable(),
  /** Rate of its line in kbit/s, as the provider or staff say; null while nobody has said. */
  lineKbit: z.int().nullable(),
  /** Highest rate that its line was seen to hold for minutes, in kbit/s; null before the first load. */
  seenKbit: z.int().nullable(),
  /** Null for a server of one's own, and where the provider does not say. */
  pricePerMonth: Money.nullable(),
});
export type RelaySummary = z.infer<typeof RelaySummary>;

/** Addresses that are ordered for a relay in one go, at most. */
export const MOST_ADDRESSES_ORDERED = 16;

/** An address of a relay's pool, beside its own: one tenant has it at a time. */
export const RelayAddress = z.object({
  id: Id,
  /** Null until its provider has given it. */
  address: Ipv4.nullable(),
  /**
   * `ordered`: its provider is asked for it; `coming`: it is not routed to the relay yet; `ready`; `returning`: it is given
   * back.
   */
  state: z.enum(['ordered', 'coming', 'ready', 'returning']),
  /** Ordered by Tresse, which gives it back when it is taken out; else its provider goes on billing whoever bought it. */
  ordered: z.boolean(),
  /** What keeps it from that; the newest reason why it stayed where it was. */
  problem: RelayProblem.nullable(),
  /** Null while nobody has it. */
  tenant: z.object({ id: Id, name: z.string() }).nullable(),
});
export type RelayAddress = z.infer<typeof RelayAddress>;

/** How far the sites of a relay are that they leave: it is to stand empty, or is lost. */
export const RelayEmptying = z.object({
  since: Instant,
  /** Sites that have moved since then. */
  moved: z.int(),
  /** Sites that are on it still; those that no other relay takes among them. */
  left: z.int(),
  stranded: z.int(),
  /** Sites that have moved, and whose connections of before live on here for a while. */
  lingering: z.int(),
});
export type RelayEmptying = z.infer<typeof RelayEmptying>;

/** A relay as platform staff see it. */
export const Relay = RelaySummary.extend({
  addresses: z.array(RelayAddress),
  ipv6Prefix: Ipv6Cidr.nullable(),
  /** What it is ordered as; null for a server of one's own. */
  order: z
    .object({
      account: z.object({ id: Id, name: z.string(), provider: ProviderKind }),
      providerRegion: z.string(),
      size: z.string(),
      image: z.string(),
      serverId: z.string().nullable(),
    })
    .nullable(),
  /** When what keeps it from its goal is tried again. */
  nextAttemptAt: Instant.nullable(),
  /** Null while its sites stay. */
  emptying: RelayEmptying.nullable(),
  device: DeviceView.nullable(),
  claim: ClaimView.nullable(),
  createdAt: Instant,
});
export type Relay = z.infer<typeof Relay>;

/** A relay to be ordered at the region's provider. What is absent is as the region's supply says. */
export const RelayOrder = z.strictObject({
  name: DisplayName,
  region: RegionCode,
  /** Null: as the provider says. */
  lineKbit: LineKbit.nullable().optional(),
  mostSites: MostSites.optional(),
});
export type RelayOrder = z.infer<typeof RelayOrder>;

/** A site that a relay carries, as platform staff see it. */
export const RelaySite = z.object({
  id: Id,
  name: z.string(),
  tenant: z.object({ id: Id, name: z.string() }),
  /** What the internet sees of it: an address, and the ports its connections leave from where it shares it. */
  address: Ipv4.nullable(),
  ports: z.object({ first: Port, last: Port }).nullable(),
  since: Instant,
});
export type RelaySite = z.infer<typeof RelaySite>;

export const RelayInput = z.strictObject({
  name: DisplayName,
  region: z.string().min(1).max(32),
  publicAddress: HostIpv4,
  /** A prefix of IPv6 that is routed to the relay, whole /64 networks for its sites: the first is the relay's own. */
  ipv6Prefix: Ipv6Cidr.nullable().default(null),
  /** Null or absent while nobody knows it. */
  lineKbit: LineKbit.nullable().optional(),
  mostSites: MostSites.optional(),
});
export type RelayInput = z.infer<typeof RelayInput>;

/** What of a relay may change: its sites' LANs get their networks out of the new prefix. */
export const RelayChange = RelayInput.pick({ name: true }).extend({
  ipv6Prefix: Ipv6Cidr.nullable(),
  /** Rate of its line in kbit/s, the slower direction; null while nobody knows it. Left as it is when absent. */
  lineKbit: LineKbit.nullable().optional(),
  /** Sites that it takes at most. Left as it is when absent. */
  mostSites: MostSites.optional(),
});
export type RelayChange = z.infer<typeof RelayChange>;

/** What a change of a relay means to the sites whose LANs have IPv6 through it. */
export const RelayPreview = z.object({
  /** Sites whose LAN gets its first network. */
  gained: z.int(),
  /** Sites whose LAN gets another network. */
  moved: z.int(),
  /** Sites whose LAN loses its network. */
  stranded: z.int(),
  /** Some of them: the stranded first, then by name. */
  sites: z.array(
    z.object({
      id: Id,
      name: z.string(),
      tenant: z.string(),
      before: Ipv6Cidr.nullable(),
      after: Ipv6Cidr.nullable(),
    }),
  ),
});
export type RelayPreview = z.infer<typeof RelayPreview>;
