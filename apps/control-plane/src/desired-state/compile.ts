import {
  type Addressing,
  type Carrier,
  type ContractRates,
  type Id,
  type InterfaceName,
  type Ipv4,
  type Ipv4Cidr,
  type Profile,
  type RelayDesired,
  type RelayLine,
  type RelaySiteDesired,
  type SiteDesired,
  type SiteLine,
  type SitePortForward,
  TUNNEL_MTU,
  type WireguardPublicKey,
} from '@tresse/contracts';
import { bondAddress, RELAY_INSIDE, tunnelAddress, tunnelPort } from './addressing-plan.js';

/** One line as the database holds it. */
export interface LineRow {
  id: Id;
  index: number;
  name: string;
  interface: InterfaceName;
  addressing: Addressing;
  contract: ContractRates | null;
}

/** A relay as the database holds it; what its device has not told yet is null. */
export interface RelayRow {
  id: Id;
  name: string;
  publicAddress: Ipv4 | null;
  wireguardPublicKey: WireguardPublicKey | null;
}

/** All that the two documents of a site are made of. */
export interface SiteRows {
  site: {
    id: Id;
    name: string;
    /** Place of the site on its relay, 1–4094. */
    index: number;
    profile: Profile;
    carrier: Carrier;
    lan: { interface: InterfaceName; address: Ipv4Cidr };
    wireguardPublicKey: WireguardPublicKey | null;
  };
  lines: readonly LineRow[];
  portForwards: readonly SitePortForward[];
  relay: RelayRow;
}

/** What is still missing before a generation can be put into documents. */
export type NotReady = 'site-not-enrolled' | 'relay-not-enrolled' | 'relay-address-unknown';

export type Compiled<Bodies> = ({ ready: true } & Bodies) | { ready: false; reason: NotReady };

/**
 * Both ends' bodies of one generation, from the same rows, so that they cannot disagree. Not ready while an end has
 * no WireGuard key (its device is not enrolled) or the relay no public address.
 * @throws RangeError when an index lies outside the addressing plan.
 */
export function compileSite(rows: SiteRows): Compiled<{ site: SiteDesired; relay: RelaySiteDesired }> {
  const { site, relay } = rows;
  if (!site.wireguardPublicKey) return { ready: false, reason: 'site-not-enrolled' };
  if (!relay.wireguardPublicKey) return { ready: false, reason: 'relay-not-enrolled' };
  if (!relay.publicAddress) return { ready: false, reason: 'relay-address-unknown' };

  const peer = { publicKey: relay.wireguardPublicKey, address: relay.publicAddress };
  const sitePublicKey = site.wireguardPublicKey;
  const lines = [...rows.lines].sort((a, b) => a.index - b.index);
  const forwards = [...rows.portForwards].sort((a, b) => a.publicPort - b.publicPort || compareIds(a, b));
  const shared = { profile: site.profile, carrier: site.carrier, bondAddress: bondAddress(site.index) };

  return {
    ready: true,
    site: {
      role: 'site',
      site: { id: site.id, name: site.name },
      ...shared,
      lines: lines.map((line) => siteLine(line, site.index, peer)),
      lan: site.lan,
      relay: { ...RELAY_INSIDE },
      portForwards: forwards,
    },
    relay: {
      role: 'relay-site',
      site: { id: site.id, index: site.index },
      ...shared,
      lines: lines.map((line) => relayLine(line, site.index, sitePublicKey)),
      portForwards: forwards.map(({ id, protocol, publicPort }) => ({ id, protocol, publicPort })),
    },
  };
}

/** What the relay is told of a site that it no longer serves: nothing of it is to stand. */
export function compileRemovedSite(
  site: Pick<SiteRows['site'], 'id' | 'index' | 'profile' | 'carrier'>,
): RelaySiteDesired {
  return {
    role: 'relay-site',
    site: { id: site.id, index: site.index },
    profile: site.profile,
    carrier: site.carrier,
    bondAddress: bondAddress(site.index),
    lines: [],
    portForwards: [],
  };
}

/** A relay's own body, whatever sites it serves. Not ready while its public address is not known. */
export function compileRelay(relay: RelayRow): Compiled<{ relay: RelayDesired }> {
  if (!relay.wireguardPublicKey) return { ready: false, reason: 'relay-not-enrolled' };
  if (!relay.publicAddress) return { ready: false, reason: 'relay-address-unknown' };
  return {
    ready: true,
    relay: {
      role: 'relay',
      relay: { id: relay.id, name: relay.name },
      publicAddress: relay.publicAddress,
      ...RELAY_INSIDE,
    },
  };
}

function siteLine(
  line: LineRow,
  siteIndex: number,
  peer: { publicKey: WireguardPublicKey; address: Ipv4 },
): SiteLine {
  return {
    id: line.id,
    index: line.index,
    name: line.name,
    interface: line.interface,
    addressing: line.addressing,
    contract: line.contract,
    tunnel: {
      address: tunnelAddress(siteIndex, line.index),
      mtu: TUNNEL_MTU,
      peer: { ...peer, port: tunnelPort(siteIndex, line.index) },
    },
  };
}

function relayLine(line: LineRow, siteIndex: number, peerPublicKey: WireguardPublicKey): RelayLine {
  return {
    id: line.id,
    index: line.index,
    contract: line.contract,
    tunnel: {
      address: tunnelAddress(siteIndex, line.index),
      mtu: TUNNEL_MTU,
      listenPort: tunnelPort(siteIndex, line.index),
      peerPublicKey,
    },
  };
}

function compareIds(a: { id: Id }, b: { id: Id }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
