import { hostOf, type Ipv4Cidr, type LineIndex } from '@tresse/contracts';
import type { HostState, Paths } from '../../host-state.js';
import type { Part } from '../part.js';
import type { FoundLine } from './found-lines.js';

/** Networks that hardly any router hands out; one a port, so that a laptop always finds the box at the first address. */
const THIRD_NUMBER = 210;

/** The box's address at a port where it serves a laptop. */
export function lanAddress(index: LineIndex): Ipv4Cidr {
  return `192.168.${THIRD_NUMBER + index}.1/24`;
}

/** Cards with something plugged in that were asked for an address and have none. */
export function waitingCards(lines: readonly FoundLine[]): string[] {
  return lines
    .filter(({ asks, card, address }) => asks && card.carrier && address === null)
    .map(({ device }) => device);
}

/** The ports where the box serves a laptop: nobody else has done so for long enough. */
export function lanPorts(lines: readonly FoundLine[], silent: readonly string[]): FoundLine[] {
  const waiting = waitingCards(lines);
  return lines.filter(({ device }) => waiting.includes(device) && silent.includes(device));
}

/**
 * An address of ours, and addresses for what is plugged in. No router and no resolver are named, so that a laptop keeps
 * its other way to the internet; leases are as short as dnsmasq has them, for the case that a router was only slow to
 * come up: the box goes on asking, and stops serving as soon as somebody answers it. Source: dnsmasq(8).
 */
export function lanPart(ports: readonly FoundLine[], { capabilities: can }: HostState, paths: Paths): Part {
  const links = ports.map(({ device, index }) => ({
    name: device,
    mtu: null,
    addresses: [lanAddress(index)],
  }));
  if (!can.dnsmasq || ports.length === 0) return { links };
  const configFile = `${paths.stateDir}/net/dnsmasq.conf`;
  const config = [
    ...ports.map(({ device }) => `interface=${device}`),
    'except-interface=lo',
    'bind-dynamic',
    'no-hosts',
    'no-resolv',
    'port=0',
    `dhcp-leasefile=${paths.stateDir}/net/first-boot.leases`,
    'quiet-dhcp',
    ...ports.map(({ index }) => {
      const network = hostOf(lanAddress(index)).replace(/\.1$/, '');
      return `dhcp-range=${network}.100,${network}.199,255.255.255.0,2m`;
    }),
    'dhcp-option=option:router',
    'dhcp-option=option:dns-server',
  ];
  return {
    links,
    files: { [configFile]: `${config.join('\n')}\n` },
    services: [
      { name: 'dnsmasq', program: 'dnsmasq', arguments: [`--conf-file=${configFile}`], reads: [configFile] },
    ],
  };
}
