import {
  contains,
  type Destination,
  type FieldProblem,
  hostOf,
  IPV6_INTERNET,
  ipv6Holds,
  isIpv6,
  type Lan,
  MacAddress,
  networkOf,
  overlaps,
  type PortRange,
  type TrafficMatch,
  TUNNEL_POOL,
} from '@tresse/contracts';
import { fieldProblem } from '../../http/field-problem.js';

/** What is wrong with the traffic that a rule names. */
export function checkMatch(path: string, match: TrafficMatch, lan: Lan): FieldProblem[] {
  const { protocol, ports, to, from } = match;
  if (protocol === 'any' && ports.length === 0 && to.length === 0 && from.length === 0) {
    return [fieldProblem(path, 'match.empty')];
  }
  return [
    ...(protocol === 'any' && ports.length > 0
      ? [fieldProblem(`${path}.protocol`, 'match.ports-need-protocol')]
      : []),
    ...ports.flatMap(({ first, last }, place) =>
      last < first ? [fieldProblem(`${path}.ports.${place}.last`, 'ports.order')] : [],
    ),
    ...to.flatMap((place, at) => checkDestination(`${path}.to.${at}`, place, lan)),
    ...from.flatMap((source, place) =>
      isOfLan(source, lan) ? [] : [fieldProblem(`${path}.from.${place}`, 'match.outside-lan')],
    ),
    ...(areApart(match) ? [fieldProblem(`${path}.from`, 'match.families-apart')] : []),
  ];
}

/** Devices by IPv4 only and destinations by IPv6 only: a packet is never of both. */
function areApart({ to, from }: TrafficMatch): boolean {
  const byIpv4 = from.length > 0 && from.every((source) => !MacAddress.safeParse(source).success);
  return byIpv4 && to.length > 0 && to.every(isIpv6);
}

/** A rule is asked for what leaves the LAN, and a domain's addresses are learnt from the box's own DNS answers. */
function checkDestination(path: string, place: Destination, lan: Lan): FieldProblem[] {
  if (isIpv6(place)) {
    if (!lan.ipv6) return [fieldProblem(path, 'match.no-ipv6')];
    return ipv6Holds(IPV6_INTERNET, place) ? [] : [fieldProblem(path, 'match.ipv6-not-internet')];
  }
  if (!isNumeric(place)) return lan.dns ? [] : [fieldProblem(path, 'match.domain-needs-dns')];
  if (holdsPlace(TUNNEL_POOL, place)) return [fieldProblem(path, 'network.reserved')];
  return holdsPlace(networkOf(lan.address), place) ? [fieldProblem(path, 'match.inside-lan')] : [];
}

/** A rule that comes before and takes all that this one would, or undefined. */
export function shadowing<Rule extends { match: TrafficMatch }>(
  rule: Rule,
  before: readonly Rule[],
): Rule | undefined {
  return before.find(({ match }) => covers(match, rule.match));
}

function covers(wide: TrafficMatch, narrow: TrafficMatch): boolean {
  return (
    (wide.protocol === 'any' || wide.protocol === narrow.protocol) &&
    coversList(wide.ports, narrow.ports, holdsPorts) &&
    coversList(wide.to, narrow.to, holdsPlace) &&
    coversList(wide.from, narrow.from, holdsPlace)
  );
}

/** Each member of the narrow list lies in some member of the wide one; an empty list holds everything. */
function coversList<T>(
  wide: readonly T[],
  narrow: readonly T[],
  holds: (outer: T, inner: T) => boolean,
): boolean {
  if (wide.length === 0) return true;
  return narrow.length > 0 && narrow.every((inner) => wide.some((outer) => holds(outer, inner)));
}

function holdsPorts(outer: PortRange, inner: PortRange): boolean {
  return outer.first <= inner.first && inner.last <= outer.last;
}

/** An address or network in a network, or a name in a domain. */
function holdsPlace(outer: string, inner: string): boolean {
  if (outer === inner) return true;
  if (isIpv6(outer) || isIpv6(inner)) return isIpv6(outer) && isIpv6(inner) && ipv6Holds(outer, inner);
  if (!isNumeric(outer) || !isNumeric(inner)) return inner.endsWith(`.${outer}`);
  const [network, part] = [cidr(outer), cidr(inner)];
  return Number(network.split('/')[1]) <= Number(part.split('/')[1]) && contains(network, hostOf(part));
}

function isOfLan(source: string, lan: Lan): boolean {
  if (MacAddress.safeParse(source).success) return true;
  const networks = lan.mode.kind === 'in-front' ? lan.mode.networks : [];
  return [networkOf(lan.address), ...networks].some((network) => overlaps(network, cidr(source)));
}

const isNumeric = (text: string) => /^[\d./]+$/.test(text);

const cidr = (text: string) => (text.includes('/') ? text : `${text}/32`);
