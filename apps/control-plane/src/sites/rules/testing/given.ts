/** A site that is in order, and its parts, for tests of what is not. */
import { type Capabilities, SiteInput } from '@tresse/contracts';
import type { z } from 'zod';
import { checkSite, type SiteSurroundings } from '../index.js';

/** A site as a person enters it. */
export type Given = z.input<typeof SiteInput>;

/** Nothing around a site that limits it. */
export const around: SiteSurroundings = {
  regionKnown: true,
  relayIndex: null,
  relayAddress: null,
  takenPorts: [],
  linesNamed: true,
  boxEnrolled: true,
  ipv6Available: false,
  capabilities: { box: null, relay: null },
  strippingLines: [],
  sharingLines: [],
  givenNetworks: [],
};

/** What an ordinary end can do. */
export const CAN: Capabilities = {
  kernelWireguard: true,
  mptcp: true,
  bonding: true,
  openvpn: true,
  dnsmasq: true,
  qdiscs: [],
  access: [],
  ipv6: true,
};

/** A line on an interface, in the network 192.168.`third`.0/24. */
export const line = (name: string, iface: string, third: number): Given['lines'][number] => ({
  name,
  kind: 'adsl',
  interface: iface,
  addressing: { method: 'static', address: `192.168.${third}.2/24`, gateway: `192.168.${third}.1` },
  contract: null,
});

/** A site of two lines that is in order but for the change. */
export const site = (change: Partial<Given> = {}) =>
  SiteInput.parse({
    name: 'Ferme',
    region: 'demo',
    lines: [line('Orange', 'wan1', 1), line('Free', 'wan2', 2)],
    lan: { interface: 'lan0', address: '192.168.50.1/24' },
    ...change,
  });

/** A range of ports, or one. */
export const ports = (first: number, last = first) => ({ first, last });

/** A port forward that is in order but for the change. */
export const forward = (change: Partial<NonNullable<Given['portForwards']>[number]> = {}) => ({
  name: 'Web',
  protocol: 'tcp' as const,
  publicPorts: ports(8080),
  toAddress: '192.168.50.20',
  toPort: 80,
  ...change,
});

/** A LAN by its address, on an interface. */
export const lan = (address: string, iface = 'lan0') => ({ lan: { interface: iface, address } });

/** The ordinary LAN with a change. */
export const lanWith = <T extends object>(change: T) => ({
  lan: { ...lan('192.168.50.1/24').lan, ...change },
});

/** What is wrong with the ordinary site after a change: `path code` of each problem. */
export const problems = (change: Partial<Given> = {}, surroundings: Partial<SiteSurroundings> = {}) =>
  checkSite(site(change), { ...around, ...surroundings }).map(({ path, code }) => `${path} ${code}`);
