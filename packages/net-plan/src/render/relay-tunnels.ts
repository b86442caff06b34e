import type { RelayDesired, RelayLine, RelaySiteDesired } from '@tresse/contracts';
import type { HostState, LineVerdicts, Route, Tunnel } from '../host-state.js';
import { relayTunnel, TABLE } from '../naming.js';
import { living } from '../verdicts.js';
import type { WantedLink } from './wanted.js';

/** The relay's end of each tunnel of a site: it answers only, and accepts the site's own addresses. */
export function relayTunnels(site: RelaySiteDesired, observed: HostState): Tunnel[] {
  return site.lines.map((line) => ({
    name: relayTunnel(site.site.index, line.index),
    publicKey: observed.wireguardPublicKey,
    listenPort: line.tunnel.listenPort,
    mark: 0,
    peer: {
      publicKey: line.tunnel.peerPublicKey,
      endpoint: null,
      allowedIps: [`${line.tunnel.address}/32`, `${site.bondAddress}/32`],
      keepalive: 0,
    },
  }));
}

/** The interfaces of a site's tunnels; they carry no address, the relay's own is on the loopback interface. */
export function relayTunnelLinks(site: RelaySiteDesired): WantedLink[] {
  return site.lines.map((line) => ({
    name: relayTunnel(site.site.index, line.index),
    mtu: line.tunnel.mtu,
    addresses: [],
  }));
}

/** Each tunnel's address over that tunnel, always; the site's bond address over its living lines, best first. */
export function relayRoutes(desired: RelayDesired, site: RelaySiteDesired, verdicts: LineVerdicts): Route[] {
  const over = (line: RelayLine, destination: string, metric: number): Route => ({
    type: 'unicast',
    table: TABLE.main,
    destination: `${destination}/32`,
    metric,
    device: relayTunnel(site.site.index, line.index),
    source: desired.address,
  });
  return [
    ...site.lines.map((line) => over(line, line.tunnel.address, 1)),
    ...living(site.lines, verdicts).map(({ line, rank }) => over(line, site.bondAddress, 101 + rank)),
  ];
}
