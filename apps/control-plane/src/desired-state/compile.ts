import {
  type Bond,
  type Braid,
  type BypassRule,
  type DesiredQuality,
  type Fallback,
  type Id,
  type Ipv4,
  type Ipv6Cidr,
  type Lan,
  type PortForward,
  type PublicFace,
  type Quality,
  type RelayDesired,
  type RelaySiteDesired,
  type SiteBypass,
  type SiteDesired,
  TUNNEL_MTU,
  TUNNEL_OVERHEAD,
  type TwinPath,
  type WireguardPublicKey,
} from '@tresse/contracts';
import {
  bondAddress,
  copyAddress,
  FALLBACK_DOOR,
  firstBondPort,
  lanIpv6,
  RELAY_INSIDE,
  twinPort,
} from './addressing-plan.js';
import { type LineRow, relayLine, siteLine } from './compile-line.js';
import type { TunnelKeys } from './tunnel-keys.js';

/** An enrolled device: its identity and its key in the tunnels. */
export interface DeviceRow {
  id: Id;
  wireguardPublicKey: WireguardPublicKey;
}

/** A relay as the database holds it; what its device has not told yet is null. */
export interface RelayRow {
  id: Id;
  name: string;
  publicAddress: Ipv4 | null;
  /** What is routed to it of IPv6, for its sites. */
  ipv6Prefix: Ipv6Cidr | null;
  device: DeviceRow | null;
}

/** All that the two documents of a site are made of. */
export interface SiteRows {
  site: {
    id: Id;
    name: string;
    /** Place of the site on its relay, 1–4094. */
    index: number;
    braid: Braid;
    lan: Lan;
    bypass: readonly (BypassRule & { id: Id })[];
    quality: Quality;
    device: DeviceRow | null;
  };
  lines: readonly LineRow[];
  portForwards: readonly (PortForward & { id: Id })[];
  relay: RelayRow;
  /** What the internet sees of the site on its relay; null for the relay's own address without a range. */
  face: PublicFace | null;
}

/** What is still missing before a generation can be put into documents. */
export type NotReady = 'no-lines' | 'site-not-enrolled' | 'relay-not-enrolled' | 'relay-address-unknown';

/** The bodies of a generation, or what they wait for. */
export type Compiled<Bodies> = ({ ready: true } & Bodies) | { ready: false; reason: NotReady };

/**
 * Both ends' bodies of one generation, from the same rows, so that they cannot disagree. Not ready while no line is named,
 * an end has no device or the relay no public address.
 * @throws RangeError when an index lies outside the addressing plan.
 */
export function compileSite(
  rows: SiteRows,
  keys: TunnelKeys,
): Compiled<{ site: SiteDesired; relay: RelaySiteDesired }> {
  const { site, relay } = rows;
  if (rows.lines.length === 0) return { ready: false, reason: 'no-lines' };
  if (!site.device) return { ready: false, reason: 'site-not-enrolled' };
  if (!relay.device) return { ready: false, reason: 'relay-not-enrolled' };
  if (!relay.publicAddress) return { ready: false, reason: 'relay-address-unknown' };

  const { publicAddress, device: relayDevice } = relay;
  const siteDevice = site.device;
  const peer = { publicKey: relayDevice.wireguardPublicKey, address: publicAddress };
  const lines = [...rows.lines].sort((a, b) => a.index - b.index);
  const forwards = rows.portForwards
    .map(({ name: _, ...forward }) => forward)
    .sort((a, b) => a.publicPorts.first - b.publicPorts.first || (a.id < b.id ? -1 : 1));
  const shared = {
    braid: site.braid,
    bond: bondOf(site, keys),
    bondAddress: bondAddress(site.index),
    ipv6: site.lan.ipv6 ? lanIpv6(relay.ipv6Prefix, site.index) : null,
    quality: desiredQuality(site.quality),
    twin: twinPath(site),
  };

  return {
    ready: true,
    site: {
      role: 'site',
      site: { id: site.id, name: site.name },
      ...shared,
      lines: lines.map((line) => siteLine(line, site.index, peer)),
      lan: site.lan,
      publicAddress: rows.face?.address ?? null,
      relay: { device: relayDevice.id, publicAddress, ...RELAY_INSIDE, fallback: fallbackOf(relay, keys) },
      portForwards: forwards,
      bypass: site.bypass.flatMap((rule) => desiredBypass(rule, lines)),
    },
    relay: {
      role: 'relay-site',
      site: { id: site.id, index: site.index, device: siteDevice.id },
      ...shared,
      face: rows.face,
      lines: lines.map((line) => relayLine(line, site.index, siteDevice.wireguardPublicKey)),
      portForwards: forwards.map(({ toAddress: _, toPort: __, ...forward }) => forward),
      openings: site.lan.openings.map(({ name: _, ...opening }) => opening),
    },
  };
}

/** What the relay is told of a site that it no longer serves: nothing of it is to stand. */
export function compileRemovedSite(site: Pick<SiteRows['site'], 'id' | 'index' | 'braid'>): RelaySiteDesired {
  return {
    role: 'relay-site',
    site: { id: site.id, index: site.index, device: null },
    braid: site.braid,
    bond: null,
    bondAddress: bondAddress(site.index),
    face: null,
    ipv6: null,
    lines: [],
    portForwards: [],
    openings: [],
    quality: { shaping: false, priorities: [] },
    twin: null,
  };
}

/** A relay's own body, whatever sites it serves. Not ready while its public address is not known. */
export function compileRelay(relay: RelayRow, keys: TunnelKeys): Compiled<{ relay: RelayDesired }> {
  if (!relay.device) return { ready: false, reason: 'relay-not-enrolled' };
  if (!relay.publicAddress) return { ready: false, reason: 'relay-address-unknown' };
  return {
    ready: true,
    relay: {
      role: 'relay',
      relay: { id: relay.id, name: relay.name },
      publicAddress: relay.publicAddress,
      ipv6Prefix: relay.ipv6Prefix,
      ...RELAY_INSIDE,
      fallback: fallbackOf(relay, keys),
    },
  };
}

function bondOf({ id, index, braid }: SiteRows['site'], keys: TunnelKeys): Bond | null {
  return braid.profile === 'bond' ? { key: keys.bond(id), firstPort: firstBondPort(index) } : null;
}

function fallbackOf(relay: RelayRow, keys: TunnelKeys): Fallback {
  return { ...FALLBACK_DOOR, key: keys.fallback(relay.id) };
}

/** The rule with its line's index; nothing when there is no such line, which the site's rules exclude. */
function desiredBypass(
  { id, match, line, whenDown }: SiteRows['site']['bypass'][number],
  lines: SiteRows['lines'],
): SiteBypass[] {
  const index = lines.find(({ name }) => name === line)?.index;
  return index === undefined ? [] : [{ id, match, line: index, whenDown }];
}

function desiredQuality({ shaping, priorities }: Quality): DesiredQuality {
  return { shaping, priorities: priorities.map(({ match, class: name }) => ({ match, class: name })) };
}

/** The tunnel for what is sent twice, inside the smallest of those of the lines. */
function twinPath({ index, quality }: SiteRows['site']): TwinPath | null {
  const sendsTwice = quality.duplicateVoice && quality.priorities.some(({ class: name }) => name === 'voice');
  if (!sendsTwice) return null;
  const mtu = TUNNEL_MTU - TUNNEL_OVERHEAD;
  return { port: twinPort(index), copyAddress: copyAddress(index), mtu };
}
