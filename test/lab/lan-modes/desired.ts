/** The desired state of one site in each mode of its LAN. */
import { Lan, type LanMode, type RelaySiteDesired, type SiteDesired } from '@tresse/contracts';
import { desiredRelaySite, desiredSite } from '../data-plane/desired.js';

/** Ports of the public address: one of either protocol to a host of the segment, and one behind the router. */
export const PORTS = { host: 8080, range: 9000, inner: 8081 };
const id = (last: number) => `00000000-0000-4000-8000-${String(last).padStart(12, '0')}`;

const forward = (
  at: number,
  protocol: 'tcp' | 'udp',
  first: number,
  last: number,
  toAddress: string,
  toPort: number,
) => ({
  id: id(21 + at),
  protocol,
  publicPorts: { first, last },
  toAddress,
  toPort,
  sources: ['198.51.100.0/24'],
});
const FORWARDS: SiteDesired['portForwards'] = [
  forward(0, 'tcp', PORTS.host, PORTS.host, '192.168.50.10', 80),
  forward(1, 'udp', PORTS.range, PORTS.range + 9, '192.168.50.10', PORTS.range),
  forward(2, 'tcp', PORTS.inner, PORTS.inner, '172.20.1.10', 80),
];

/** The LAN's network of the relay's prefix; the site is the relay's first. */
export const LAN_IPV6 = '2001:db8:7:1::/64';

/** Lines of their own interfaces, or by their boxes on the LAN's segment. */
const fixed = (mode: LanMode['kind'], line: number) =>
  mode === 'one-arm'
    ? { interface: 'lan0', address: '192.168.50.1/24', gateway: `192.168.50.${line + 1}` }
    : { interface: `wan${line}`, address: `192.168.${line}.2/24`, gateway: `192.168.${line}.1` };

export function siteIn(mode: LanMode, relayKey: string): SiteDesired {
  const site = desiredSite(relayKey);
  return {
    ...site,
    lan: Lan.parse({ interface: 'lan0', address: '192.168.50.1/24', mode }),
    lines: site.lines.map((line) => {
      const { interface: name, ...rest } = fixed(mode.kind, line.index);
      return { ...line, interface: name, addressing: { method: 'static', ...rest } };
    }),
    portForwards: FORWARDS,
  };
}

export function relaySite(siteKey: string): RelaySiteDesired {
  const portForwards = FORWARDS.map(({ toAddress: _, toPort: __, ...rest }) => rest);
  return { ...desiredRelaySite(siteKey), portForwards };
}
