import {
  contains,
  type FieldProblem,
  hostOf,
  type Ipv4Cidr,
  type LineInput,
  networkOf,
  numberToIpv4,
  overlaps,
  type Port,
  type PortForwardInput,
  rangeOf,
  type SiteInput,
  TUNNEL_POOL,
} from '@tresse/contracts';
import { RELAY_INSIDE, TUNNEL_PORTS } from '../desired-state/addressing-plan.js';
import { fieldProblem } from '../http/field-problem.js';

/** A public port as the relay distinguishes them. */
export type PublicPort = Pick<PortForwardInput, 'protocol' | 'publicPort'>;

/** Ports from the first to the last. */
interface PortRange {
  first: Port;
  last: Port;
}

/** What a site's rules depend on beside the input itself. */
export interface SiteSurroundings {
  regionKnown: boolean;
  /** Public ports that other sites use on the same relay. */
  takenPorts: readonly PublicPort[];
}

/** SSH: a relay's own way in (RFC 4253). */
const SSH_PORT = 22;

/** Ports of a relay that no forward may take: its own way in, what it serves inside the tunnels, and the tunnels. */
const RELAY_PORTS: Record<PublicPort['protocol'], readonly PortRange[]> = {
  tcp: [SSH_PORT, RELAY_INSIDE.proxyPort, RELAY_INSIDE.speedTestPort].map(onePort),
  udp: [onePort(RELAY_INSIDE.heartbeatPort), TUNNEL_PORTS],
};

/** Everything that is wrong with a site as a whole, beyond the form of its fields; empty when it may be. */
export function checkSite(site: SiteInput, around: SiteSurroundings): FieldProblem[] {
  return [
    ...(around.regionKnown ? [] : [fieldProblem('region', 'region.unknown')]),
    ...site.lines.flatMap((line, place) => checkLine(line, place, site.lines)),
    ...checkLan(site),
    ...site.portForwards.flatMap((_, place) => checkForward(site, place, around.takenPorts)),
  ];
}

function checkLine(line: LineInput, place: number, lines: readonly LineInput[]): FieldProblem[] {
  const path = `lines.${place}`;
  const before = lines.slice(0, place);
  const problems: FieldProblem[] = [];
  if (before.some((other) => other.interface === line.interface)) {
    problems.push(fieldProblem(`${path}.interface`, 'line.interface-taken'));
  }
  if (before.some((other) => other.name.toLowerCase() === line.name.toLowerCase())) {
    problems.push(fieldProblem(`${path}.name`, 'line.name-taken'));
  }
  if (line.addressing.method !== 'static') return problems;

  const { address, gateway } = line.addressing;
  problems.push(...checkHost(`${path}.addressing.address`, address));
  const overlapped = before.find((other) => overlapsLine(address, other));
  if (overlapped) {
    problems.push(
      fieldProblem(`${path}.addressing.address`, 'line.network-overlaps', { other: overlapped.name }),
    );
  }
  if (!contains(address, gateway) || gateway === hostOf(address)) {
    problems.push(fieldProblem(`${path}.addressing.gateway`, 'line.gateway-outside'));
  }
  return problems;
}

function checkLan({ lan, lines }: SiteInput): FieldProblem[] {
  const problems = checkHost('lan.address', lan.address);
  if (lines.some((line) => line.interface === lan.interface)) {
    problems.push(fieldProblem('lan.interface', 'lan.interface-taken'));
  }
  const overlapped = lines.find((line) => overlapsLine(lan.address, line));
  if (overlapped) {
    problems.push(fieldProblem('lan.address', 'lan.overlaps-line', { other: overlapped.name }));
  }
  return problems;
}

function checkForward(site: SiteInput, place: number, taken: readonly PublicPort[]): FieldProblem[] {
  const forward = site.portForwards[place];
  if (!forward) return [];
  const path = `portForwards.${place}`;
  const problems: FieldProblem[] = [];
  if (!contains(site.lan.address, forward.toAddress) || !isHost(forward.toAddress, site.lan.address)) {
    problems.push(fieldProblem(`${path}.toAddress`, 'forward.outside-lan'));
  }
  const same = (other: PublicPort) =>
    other.protocol === forward.protocol && other.publicPort === forward.publicPort;
  if (isReserved(forward)) {
    problems.push(fieldProblem(`${path}.publicPort`, 'forward.port-reserved'));
  } else if (taken.some(same) || site.portForwards.slice(0, place).some(same)) {
    problems.push(fieldProblem(`${path}.publicPort`, 'forward.port-taken'));
  }
  return problems;
}

function checkHost(path: string, cidr: Ipv4Cidr): FieldProblem[] {
  if (overlaps(cidr, TUNNEL_POOL)) return [fieldProblem(path, 'network.reserved')];
  return isHost(hostOf(cidr), cidr) ? [] : [fieldProblem(path, 'network.not-a-host')];
}

/** False for the first and last address of a network; /31 and /32 have none that are special (RFC 3021). */
function isHost(address: string, network: Ipv4Cidr): boolean {
  const { first, last } = rangeOf(network);
  if (last - first < 2) return true;
  return address !== numberToIpv4(first) && address !== numberToIpv4(last);
}

function overlapsLine(cidr: Ipv4Cidr, line: LineInput): boolean {
  return line.addressing.method === 'static' && overlaps(networkOf(cidr), line.addressing.address);
}

function isReserved({ protocol, publicPort }: PublicPort): boolean {
  return RELAY_PORTS[protocol].some(({ first, last }) => first <= publicPort && publicPort <= last);
}

function onePort(port: Port): PortRange {
  return { first: port, last: port };
}
