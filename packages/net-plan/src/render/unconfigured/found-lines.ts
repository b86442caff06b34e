import { hostOf, type Ipv4, type Ipv4Cidr, type LineIndex, MAX_LINES } from '@tresse/contracts';
import type { Card, HostState } from '../../host-state.js';
import { dhcpService } from '../site/dhcp-client.js';
import { soundLease } from '../site/lease.js';

/** A card that may be a line: with an address it is one, by which the world may be reached. */
export interface FoundLine {
  readonly index: LineIndex;
  readonly device: string;
  readonly card: Card;
  /** False of a card that the operating system has given an address: it is left as it is. */
  readonly asks: boolean;
  readonly address: Ipv4 | null;
  readonly gateway: Ipv4 | null;
  /** The network of a leased address; null of one that is the operating system's. */
  readonly network: Ipv4Cidr | null;
}

/**
 * The cards that may be lines, in the order of their names, as many as a site may have. Wired ones are asked for an
 * address; Wi-Fi and modems need settings, and count where the operating system has given them an address.
 */
export function foundLines(observed: HostState): FoundLine[] {
  return [...observed.cards]
    .sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))
    .filter((card) => card.kind === 'ethernet' || addressOfSystem(observed, card.name) !== null)
    .slice(0, MAX_LINES)
    .map((card, place) => ({
      index: place + 1,
      device: card.name,
      card,
      ...reachOf(observed, card, place + 1),
    }));
}

function reachOf(observed: HostState, { name }: Card, index: LineIndex) {
  const given = addressOfSystem(observed, name);
  if (given !== null) {
    const gateway = observed.lineFacts.find((fact) => fact.interface === name)?.gateway ?? null;
    return { asks: false, address: gateway === null ? null : given, gateway, network: null };
  }
  const asked = observed.services.some((service) => service.name === dhcpService(index));
  const lease = asked ? observed.leases.find((known) => known.interface === name) : undefined;
  const isOwnServer = lease !== undefined && observed.localAddresses.includes(lease.gateway);
  const usable = lease === undefined || isOwnServer ? null : soundLease(lease, []);
  return { asks: true, ...(usable ?? { address: null, gateway: null, network: null }) };
}

/** The IPv4 address of an interface that is none of ours; null without. */
export function addressOfSystem({ links, ledger }: HostState, name: string): Ipv4 | null {
  const ours = (address: string) =>
    ledger.addresses.some((entry) => entry.link === name && entry.address === address);
  const given = links
    .find((link) => link.name === name)
    ?.addresses.find(
      (address) => !address.includes(':') && !address.startsWith('169.254.') && !ours(address),
    );
  return given === undefined ? null : hostOf(given);
}
