import { DomainName, isIpv6, MacAddress, type TrafficMatch } from '@tresse/contracts';
import { domainSet } from './domain-sets.js';
import { type Family, HEADER } from './family.js';
import { anySet } from './firewall.js';
import { nftPorts } from './ports.js';

/**
 * The conditions of `nft` under which traffic of one family that comes from the LAN fits: one text for each rule that is
 * needed, since addresses, names and network cards cannot stand in one set; none where all that is named is of the other
 * family. An empty match gives one empty text.
 */
export function nftMatch({ protocol, ports, to, from }: TrafficMatch, family: Family): string[] {
  const header = HEADER[family];
  const places = alternatives(
    to.filter((place) => isDomain(place) || isIpv6(place) === (family === 'ipv6')),
    (place) => !isDomain(place),
    {
      many: (addresses) => `${header} daddr ${anySet(addresses)}`,
      one: (domain) => `${header} daddr @${domainSet(domain, family)}`,
    },
  );
  const devices = alternatives(
    from.filter((source) => family === 'ipv4' || isCard(source)),
    (source) => !isCard(source),
    {
      many: (addresses) => `${header} saddr ${anySet(addresses)}`,
      one: (mac) => `ether saddr ${mac}`,
    },
  );
  const kind = nftProtocol({ protocol, ports });
  return orAny(devices, from).flatMap((device) =>
    orAny(places, to).map((place) => [device, place, kind].filter(Boolean).join(' ')),
  );
}

const isDomain = (place: string) => DomainName.safeParse(place).success;
const isCard = (source: string) => MacAddress.safeParse(source).success;

/** Where nothing is named at all, there is no condition. */
function orAny(conditions: readonly string[], named: readonly string[]): readonly string[] {
  return named.length === 0 ? [''] : conditions;
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
  const together = list.filter(shares);
  return [
    ...(together.length > 0 ? [text.many(together)] : []),
    ...list.filter((member) => !shares(member)).map(text.one),
  ];
}
