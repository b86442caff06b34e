/** IPv6 in the network of the LAN's modes: what has it, what both ends are told of it, and how it is seen. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Ipv6Opening, SiteBypass, SiteDesired, TwinPath } from '@tresse/contracts';
import { DESIRED_RELAY } from '../data-plane/desired.js';
import type { Role } from '../data-plane/station.js';
import { relaySite, siteIn } from './desired.js';
import { at, inside, type Node } from './network.js';
import { answers } from './programs.js';

/** What of IPv6 is routed to the relay, and where the relay, the server and a line's box have addresses of it. */
export const IPV6 = {
  prefix: '2001:db8:7::/48',
  relay: '2001:db8:ff::2',
  server: '2001:db8:100::10',
  line: '2001:db8:200::1',
};

/** Gives the internet, the relay and one line IPv6. */
export function addIpv6(): void {
  const give = (node: Node, address: string, device: string) =>
    at(node, 'address', 'add', `${address}/64`, 'dev', device, 'nodad');
  give('inet', '2001:db8:ff::1', 'rel');
  give('inet', '2001:db8:100::1', 'srv');
  give('inet', IPV6.line, 'box1');
  give('relay', IPV6.relay, 'eth0');
  give('server', IPV6.server, 'eth0');
  give('site', '2001:db8:200::2', 'wan1');
  at('relay', 'route', 'add', '::/0', 'via', '2001:db8:ff::1');
  at('server', 'route', 'add', '::/0', 'via', '2001:db8:100::1');
  at('site', 'route', 'add', '::/0', 'via', IPV6.line);
  at('inet', 'route', 'add', IPV6.prefix, 'via', IPV6.relay);
  inside('inet', ['sysctl', '-qw', 'net.ipv6.conf.all.forwarding=1']);
}

/** What a person sets beside the LAN's IPv6 itself. */
export interface Settings {
  readonly bypass?: readonly SiteBypass[];
  readonly openings?: readonly Ipv6Opening[];
  readonly quality?: SiteDesired['quality'];
  readonly twin?: TwinPath;
}

/** What both ends should be, by their WireGuard keys and the LAN's network; null for none. */
export const rolesWith = (
  keys: { site: string; relay: string },
  ipv6: string | null,
  { bypass = [], openings = [], quality = { shaping: true, priorities: [] }, twin }: Settings = {},
): { site: Role; relay: Role } => {
  const desired = siteIn({ kind: 'routed' }, keys.relay);
  const lan = { ...desired.lan, openings: [...openings] };
  return {
    site: {
      role: 'site',
      desired: { ...desired, ipv6, lan, quality, twin: twin ?? null, bypass: [...bypass] },
    },
    relay: {
      role: 'relay',
      desired: { ...DESIRED_RELAY, ipv6Prefix: ipv6 && IPV6.prefix },
      sites: [{ ...relaySite(keys.site), ipv6, quality, twin: twin ?? null, openings: [...openings] }],
    },
  };
};

/** The address that the host has chosen in the LAN's network, once it has one that may be used. */
export async function hostAddress(): Promise<string> {
  for (;;) {
    const shown = ['address', 'show', 'dev', 'eth0', 'scope', 'global', '-tentative'];
    const listed = inside('host', ['ip', '-6', ...shown]);
    const address = /inet6 (2001:db8:7:1:[0-9a-f:]+)\/64/.exec(listed)?.[1];
    if (address) return address;
    await wait(100);
  }
}

/** Whether the host gets an answer from an address. */
export const pings = (address: string, from?: string) => answers('host', from ?? null, address);

/** Starts to count what a node receives of an IPv6 network; a neighbour's question is none of it. */
export function countFrom(node: Node, network: string): () => number {
  const table = `table inet count {}\nflush table inet count\ntable inet count { chain c { type filter hook input priority 0; ip6 saddr ${network} counter; }; }`;
  inside(node, ['nft', '-f', '-'], table);
  return () => Number(/packets (\d+)/.exec(inside(node, ['nft', 'list', 'table', 'inet', 'count']))?.[1]);
}
