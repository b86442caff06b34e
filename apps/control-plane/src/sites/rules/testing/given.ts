/** A site that is in order, and its parts, for tests of what is not. */
import { type Capabilities, SiteInput } from '@tresse/contracts';
import type { z } from 'zod';
import type { SiteSurroundings } from '../index.js';

export type Given = z.input<typeof SiteInput>;

export const around: SiteSurroundings = {
  regionKnown: true,
  relayIndex: null,
  takenPorts: [],
  boxEnrolled: true,
  ipv6Available: false,
  capabilities: { box: null, relay: null },
  strippingLines: [],
};

export const CAN: Capabilities = {
  kernelWireguard: true,
  mptcp: true,
  bonding: true,
  openvpn: true,
  dnsmasq: true,
  qdiscs: [],
  access: [],
};

export const line = (name: string, iface: string, third: number): Given['lines'][number] => ({
  name,
  kind: 'adsl',
  interface: iface,
  addressing: { method: 'static', address: `192.168.${third}.2/24`, gateway: `192.168.${third}.1` },
  contract: null,
});

export const site = (change: Partial<Given> = {}) =>
  SiteInput.parse({
    name: 'Ferme',
    region: 'demo',
    lines: [line('Orange', 'wan1', 1), line('Free', 'wan2', 2)],
    lan: { interface: 'lan0', address: '192.168.50.1/24' },
    ...change,
  });

export const ports = (first: number, last = first) => ({ first, last });

export const forward = (change: Partial<NonNullable<Given['portForwards']>[number]> = {}) => ({
  name: 'Web',
  protocol: 'tcp' as const,
  publicPorts: ports(8080),
  toAddress: '192.168.50.20',
  toPort: 80,
  ...change,
});

export const lan = (address: string, iface = 'lan0') => ({ lan: { interface: iface, address } });
