import { type DomainName, MacAddress, type TrafficMatch } from '@tresse/contracts';
import { anySet } from './firewall.js';
import { nftPorts } from './ports.js';

/**
 * The conditions of `nft` under which traffic that comes from the LAN fits: one text for each rule that is needed,
 * since addresses, names and network cards cannot stand in one set. `domainSet` names the set that holds a domain's
 * addresses. An empty match gives one empty text.
 */
export function nftMatch(
  { protocol, ports, to, from }: TrafficMatch,
  domainSet: (domain: DomainName) => string,
): string[] {
  const places = alternatives(to, (place) => /^[\d./]+$/.test(place), {
    many: (addresses) => `ip daddr ${anySet(addresses)}`,
    one: (domain) => `ip daddr @${domainSet(domain)}`,
  });
  const devices = alternatives(from, (source) => !MacAddress.safeParse(source).success, {
    many: (addresses) => `ip saddr ${anySet(addresses)}`,
    one: (mac) => `ether saddr ${mac}`,
  });
  const kind = nftProtocol({ protocol, ports });
  return devices.flatMap((device) => places.map((place) => [device, place, kind].filter(Boolean).join(' ')));
}

/** Protocol and destination ports as a condition; empty when neither matters. */
function nftProtocol({ protocol, ports }: Pick<TrafficMatch, 'protocol' | 'ports'>): string {
  if (protocol === 'any') return '';
  if (ports.length === 0) return `meta l4proto ${protocol}`;
  return `${protocol} dport ${anySet(ports.map(nftPorts))}`;
}

/** A list of which one member must fit: those that share a set in one condition, the others each in its own. */
function alternatives(
  list: readonly string[],
  shares: (member: string) => boolean,
  text: { many(members: readonly string[]): string; one(member: string): string },
): string[] {
  if (list.length === 0) return [''];
  const together = list.filter(shares);
  return [
    ...(together.length > 0 ? [text.many(together)] : []),
    ...list.filter((member) => !shares(member)).map(text.one),
  ];
}
