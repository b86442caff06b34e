import {
  Money,
  ProviderKind,
  type Relay,
  RelayGoal,
  RelayLoad,
  RelayProblem,
  RelayState,
  type RelaySummary,
} from '@tresse/contracts';
import { claimView } from '../claims/claim-view.js';
import { type DeviceRow, deviceView } from '../devices/device-view.js';

type ClaimRow = NonNullable<Parameters<typeof claimView>[0]>;

/** Columns of a relay that its view needs; of its devices and claims the present ones. */
export interface RelayRow {
  id: string;
  name: string;
  regionCode: string;
  publicAddress: string | null;
  ipv6Prefix: string | null;
  state: string;
  stateSince: Date;
  wanted: string;
  problem: unknown;
  nextAttemptAt: Date | null;
  account: { id: string; name: string; provider: string } | null;
  providerRegion: string | null;
  size: string | null;
  image: string | null;
  serverId: string | null;
  pricePerMonth: unknown;
  lineKbit: number | null;
  seenKbit: number | null;
  mostSites: number;
  load: unknown;
  createdAt: Date;
  devices: DeviceRow[];
  claims: ClaimRow[];
  _count: { sites: number };
}

/** A relay in a list. */
export function relaySummary(row: RelayRow): RelaySummary {
  return {
    id: row.id,
    name: row.name,
    region: row.regionCode,
    publicAddress: row.publicAddress,
    state: RelayState.parse(row.state),
    stateSince: row.stateSince.toISOString(),
    goal: RelayGoal.parse(row.wanted),
    problem: RelayProblem.nullable().parse(row.problem),
    online: row.devices[0]?.online ?? false,
    sites: row._count.sites,
    mostSites: row.mostSites,
    load: RelayLoad.nullable().parse(row.load),
    lineKbit: row.lineKbit,
    seenKbit: row.seenKbit,
    pricePerMonth: Money.nullable().parse(row.pricePerMonth),
  };
}

/** A relay in full, but for what stands in other tables. */
export function relayView(row: RelayRow): Omit<Relay, 'addresses' | 'emptying'> {
  return {
    ...relaySummary(row),
    ipv6Prefix: row.ipv6Prefix,
    order: orderOf(row),
    nextAttemptAt: row.nextAttemptAt?.toISOString() ?? null,
    device: row.devices[0] ? deviceView(row.devices[0]) : null,
    claim: claimView(row.claims[0]),
    createdAt: row.createdAt.toISOString(),
  };
}

function orderOf({ account, providerRegion, size, image, serverId }: RelayRow): Relay['order'] {
  if (account === null || providerRegion === null || size === null || image === null) return null;
  return {
    account: { ...account, provider: ProviderKind.parse(account.provider) },
    providerRegion,
    size,
    image,
    serverId,
  };
}
