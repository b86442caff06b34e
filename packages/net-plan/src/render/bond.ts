/** Profile `bond` as far as both ends do it alike: the kernel's bond of one OpenVPN tap a line. */
import type { BondMode, Braid, Ipv4, LineIndex, Port, TunnelKey } from '@tresse/contracts';
import type {
  BondLink,
  HostCapabilities,
  IdentityFiles,
  Member,
  Paths,
  Queue,
  QueueMaker,
  Route,
} from '../host-state.js';
import { LAST_METRIC, TABLE } from '../naming.js';
import { laneMaker, queueMaker } from '../queue-maker.js';
import { type BondingEnd, besideHeartbeats, bondedOver, bondedRate, heldHere } from '../spread/index.js';
import { type FirewallPart, interfaces } from './firewall.js';
import { openvpnPart } from './openvpn.js';
import type { Part } from './part.js';
import { tapQueue } from './queues.js';
import { interfaceSysctls } from './sysctl.js';

/** Settings of profile `bond`. */
export type BondBraid = Extract<Braid, { profile: 'bond' }>;

/** Routes over the bond come before those over single tunnels. */
export const BOND_METRIC = 100;

/** Between two looks of the driver at its taps' carriers, and between two ARP requests, in ms. */
const CARRIER_MS = 100;
const ARP_MS = 200;

/** The bond of one site, at either end. */
export interface SiteBond {
  readonly name: string;
  readonly braid: BondBraid;
  readonly end: BondingEnd;
  tap(line: LineIndex): string;
  /** The largest packet in bytes that every tap takes. */
  readonly mtu: number;
}

/** Taps and bond. What an end does not send over waits outside the bond, where it still receives. */
export function bondPart({ name, braid, end, tap, mtu }: SiteBond): Part {
  const taps = end.lines.map(({ index }) => tap(index));
  return {
    virtualLinks: [bondLink(name, braid), ...taps.map((one) => ({ kind: 'tap', name: one }) as const)],
    members: members({ name, end, tap }),
    links: [{ name, mtu, addresses: [] }, ...taps.map((one) => ({ name: one, mtu: null, addresses: [] }))],
    routes: braid.monitor === 'arp' ? [NOWHERE] : [],
    sysctls: {
      ...interfaceSysctls([name, ...taps]),
      // A bond without any carrier leaves its traffic to the best tunnel.
      [`net/ipv4/conf/${name}/ignore_routes_with_linkdown`]: '1',
    },
  };
}

/**
 * What the driver's own ARP requests ask for: an address of nobody. Each end goes by the requests of the other. To one
 * that has a way beside the bond the driver would send nothing while the bond is down, and none of its lines would ever
 * return; to one that has no way at all it sends always. Source: bond_arp_send_all, drivers/net/bonding/bond_main.c.
 */
const NOBODY: Ipv4 = '10.77.255.254';
const NOWHERE: Route = {
  type: 'unreachable',
  table: TABLE.main,
  destination: `${NOBODY}/32`,
  metric: LAST_METRIC,
};

/** The bond as the kernel's driver is told. Source: bonding.rst of Linux. */
function bondLink(name: string, { mode, hash, monitor }: BondBraid): BondLink {
  const watch = monitor === 'arp' ? { arp: { everyMs: ARP_MS, target: NOBODY } } : { carrierMs: CARRIER_MS };
  return { kind: 'bond', name, mode, ...(mode === 'balance-xor' ? { hash } : {}), ...watch };
}

function members({ name: bond, end, tap }: Pick<SiteBond, 'name' | 'end' | 'tap'>): Member[] {
  return bondedOver(end).map((index, place) => ({
    ...{ link: tap(index), bond },
    ...(hasPrimary(end.mode) && place === 0 ? { primary: true as const } : {}),
  }));
}

const hasPrimary = (mode: BondMode) => mode === 'active-backup';

/** The queue before each tap, and the one before the bond where its lines take turns. */
export function bondQueues({ name, end, tap }: Pick<SiteBond, 'name' | 'end' | 'tap'>): Queue[] {
  const maker = makerOf(end);
  const ofTaps = end.lines.flatMap((line) => {
    const held = heldHere(end, line);
    return tapQueue(tap(line.index), held && Math.floor(besideHeartbeats(held)), maker);
  });
  return [...ofTaps, ...tapQueue(name, bondedRate(end), maker)];
}

const takesTurns = ({ mode }: Pick<BondingEnd, 'mode'>) => mode === 'balance-rr';

function makerOf(end: Pick<BondingEnd, 'mode' | 'capabilities'>): QueueMaker | null {
  return takesTurns(end) ? laneMaker(end.capabilities) : queueMaker(end.capabilities);
}

/** What goes first in the queues of bonds whose maker is not that of the tunnels, by the rules for it. */
export function bondClassChains(
  bonds: readonly Pick<SiteBond, 'name' | 'end'>[],
  can: Pick<HostCapabilities, 'qdiscs'>,
  rules: (maker: QueueMaker) => string[],
): Pick<NonNullable<FirewallPart['chains']>, 'classify' | 'to-bonds'> {
  const maker = laneMaker(can);
  const others = bonds.filter(({ end }) => takesTurns(end));
  if (others.length === 0 || maker === null) return {};
  const names = interfaces(others.map(({ name }) => name));
  return { classify: [`oifname ${names} jump to-bonds`], 'to-bonds': rules(maker) };
}

/** One line of a bond, at either end. */
export interface BondedLine {
  readonly name: string;
  readonly tap: string;
  /** In bytes. */
  readonly mtu: number;
  readonly key: TunnelKey;
  /** What only this end is told. */
  readonly settings: readonly string[];
}

/** The OpenVPN that carries one tap's frames over one line. The tap is the bond's and outlives the process. */
export function bondedLinePart(paths: Paths, identity: IdentityFiles, line: BondedLine): Part {
  return openvpnPart(paths, identity, {
    name: line.name,
    key: line.key,
    settings: [
      ...line.settings,
      'proto udp4',
      `dev ${line.tap}`,
      'dev-type tap',
      'persist-tun',
      `tun-mtu ${line.mtu}`,
      'keepalive 2 10',
    ],
  });
}

/** Port of a line's OpenVPN at the relay. */
export function bondPort(firstPort: Port, index: number): Port {
  return firstPort + index - 1;
}
