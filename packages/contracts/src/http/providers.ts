import { z } from 'zod';
import { DisplayName } from '../display-name.js';
import { Id, Instant } from '../id.js';
import { Money } from '../money.js';
import { RelayProblem } from '../relay-life.js';
import { LineKbit, MostSites, USUAL_MOST_SITES } from './relay-capacity.js';

/** The clouds that relays are ordered from; `local` is a lab on this machine and offered nowhere else. */
export const ProviderKind = z.enum(['hetzner', 'scaleway', 'ovh', 'local']);
export type ProviderKind = z.infer<typeof ProviderKind>;

const key = z.string().trim().min(1).max(512);
const projectId = z.string().trim().min(1).max(64);

/** What an account is known by at its provider: nothing secret. */
export const ProviderSettings = z.discriminatedUnion('provider', [
  z.strictObject({ provider: z.literal('hetzner') }),
  z.strictObject({
    provider: z.literal('scaleway'),
    accessKey: key,
    projectId,
    /** Each is looked at before an order; empty for all. */
    zones: z.array(z.string().min(1).max(32)).max(32).default([]),
  }),
  z.strictObject({ provider: z.literal('ovh'), applicationKey: key, projectId }),
  z.strictObject({ provider: z.literal('local') }),
]);
export type ProviderSettings = z.infer<typeof ProviderSettings>;

/** The keys of an account by their names at the provider. They go in and never come out. */
export const ProviderSecrets = z.discriminatedUnion('provider', [
  z.strictObject({ provider: z.literal('hetzner'), token: key }),
  z.strictObject({ provider: z.literal('scaleway'), secretKey: key }),
  z.strictObject({ provider: z.literal('ovh'), applicationSecret: key, consumerKey: key }),
  z.strictObject({ provider: z.literal('local') }),
]);
export type ProviderSecrets = z.infer<typeof ProviderSecrets>;

export const ProviderAccountInput = z.strictObject({
  name: DisplayName,
  settings: ProviderSettings,
  secrets: ProviderSecrets,
});
export type ProviderAccountInput = z.infer<typeof ProviderAccountInput>;

/** A change of an account; without secrets, those that are there stay. */
export const ProviderAccountChange = ProviderAccountInput.partial({ secrets: true });
export type ProviderAccountChange = z.infer<typeof ProviderAccountChange>;

export const ProviderAccount = z.object({
  id: Id,
  name: z.string(),
  settings: ProviderSettings,
  /** Relays that stand, or are on their way, in it. */
  relays: z.int(),
  problem: RelayProblem.nullable(),
  /** When its keys were tried last. */
  checkedAt: Instant.nullable(),
  createdAt: Instant,
});
export type ProviderAccount = z.infer<typeof ProviderAccount>;

/** A place where the provider has servers. */
export const ProviderRegion = z.object({
  id: z.string(),
  city: z.string(),
  /** ISO 3166-1 alpha-2; null where the provider does not say. */
  country: z.string().nullable(),
});
export type ProviderRegion = z.infer<typeof ProviderRegion>;

/** A server that can be ordered in a region of the provider. */
export const ProviderSize = z.object({
  id: z.string(),
  vcpus: z.int(),
  memoryMib: z.int(),
  architecture: z.enum(['x86', 'arm']),
  bandwidthMbit: z.number().nullable(),
  pricePerMonth: Money.nullable(),
  stock: z.enum(['available', 'scarce', 'sold-out', 'unknown']),
});
export type ProviderSize = z.infer<typeof ProviderSize>;

/** A public IPv4 address beside a relay's own; null where the provider does not say. */
export const AddressPrice = z.object({ pricePerMonth: Money.nullable() });
export type AddressPrice = z.infer<typeof AddressPrice>;

/** The operating systems that a relay may be ordered with. */
export const RelayImage = z.enum(['debian-12', 'debian-13']);
export type RelayImage = z.infer<typeof RelayImage>;

/** What relays of a region are ordered as. */
export const RegionSupply = z.strictObject({
  accountId: Id,
  providerRegion: z.string().min(1).max(64),
  size: z.string().min(1).max(64),
  image: RelayImage.default('debian-12'),
  /** Relays of the region that may stand at once: what the operator is ready to pay for. */
  mostRelays: z.int().min(1).max(1_000).default(4),
  /** Of each; null: as the provider says. */
  lineKbit: LineKbit.nullable().default(null),
  mostSites: MostSites.default(USUAL_MOST_SITES),
});
export type RegionSupply = z.infer<typeof RegionSupply>;

/** How a region is called and supplied; without supply its relays are servers of one's own. */
export const RegionInput = z.strictObject({
  name: z.strictObject({ en: DisplayName, fr: DisplayName }),
  supply: RegionSupply.nullable(),
});
export type RegionInput = z.infer<typeof RegionInput>;

/** A region as platform staff see it. */
export const SuppliedRegion = z.object({
  code: z.string(),
  name: z.object({ en: z.string(), fr: z.string() }),
  supply: RegionSupply.nullable(),
  relays: z.int(),
  sites: z.int(),
  /** Sites that its relays can still take. */
  room: z.int(),
});
export type SuppliedRegion = z.infer<typeof SuppliedRegion>;

/** Code of a region: what its relays' places are called in addresses and lists. */
export const RegionCode = z
  .string()
  .min(1)
  .max(32)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
