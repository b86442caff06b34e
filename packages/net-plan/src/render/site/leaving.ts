import { isDirect, type LeavingRelay } from '@tresse/contracts';
import type { MptcpEndpoint } from '../../host-state.js';
import { RULE, siteTunnel, TABLE, tunnelEndpoint } from '../../naming.js';
import { heldRate } from '../../rates.js';
import { bulk } from '../../roles.js';
import type { Part } from '../part.js';
import { tunnelQueue } from '../queues.js';
import { interfaceSysctls } from '../sysctl.js';
import type { PresentLine, SiteContext } from './context.js';
import { KEEPALIVE_SECONDS } from './tunnels.js';

/**
 * The tunnels to the relay that the site is leaving, beside those to the present one. What was connected by them has
 * their addresses and is led by these alone; no route leads anything else there. Their MPTCP endpoints stay, since the
 * kernel ends an endpoint's subflows with it.
 */
export function leavingPart(site: SiteContext): Part {
  const { leaving } = site.desired;
  if (leaving === null) return {};
  const kept = leaving.lines.flatMap(({ index, tunnel }) => {
    const line = site.lines.find((present) => present.index === index);
    return line ? [{ line, tunnel, name: siteTunnel(index, site.desired.moves - 1) }] : [];
  });
  return {
    links: kept.map(({ tunnel, name }) => ({ name, mtu: tunnel.mtu, addresses: [`${tunnel.address}/32`] })),
    tunnels: kept.map(({ line, tunnel, name }) => ({
      name,
      publicKey: site.observed.wireguardPublicKey,
      listenPort: null,
      mark: TABLE.line(line.index),
      peer: {
        publicKey: tunnel.peer.publicKey,
        endpoint: `${tunnel.peer.address}:${tunnel.peer.port}`,
        allowedIps: ['0.0.0.0/0'],
        keepalive: KEEPALIVE_SECONDS,
      },
    })),
    routes: kept.map(({ line, tunnel, name }) => ({
      type: 'unicast',
      table: TABLE.leaving(line.index),
      destination: 'default',
      metric: 1,
      device: name,
      source: tunnel.address,
    })),
    rules: kept.map(({ line, tunnel }) => ({
      priority: RULE.leavingAddress(line.index),
      table: TABLE.leaving(line.index),
      from: tunnel.address,
    })),
    sysctls: interfaceSysctls(kept.map(({ name }) => name)),
    queues: kept.flatMap(({ line, name }) => queueOf(site, line, name)),
    endpoints: endpointsOf(site, kept),
  };
}

interface Kept {
  readonly line: PresentLine;
  readonly tunnel: LeavingRelay['lines'][number]['tunnel'];
  readonly name: string;
}

function queueOf({ desired, observed, verdicts }: SiteContext, { line }: PresentLine, name: string) {
  return tunnelQueue(name, heldRate(line, 'upKbit', desired, verdicts), observed.capabilities);
}

function endpointsOf({ desired, lines, verdicts }: SiteContext, kept: readonly Kept[]): MptcpEndpoint[] {
  if (desired.braid.profile !== 'mptcp' || isDirect(desired.braid)) return [];
  const alive = bulk(lines, verdicts).map(({ line }) => line.index);
  return kept
    .filter(({ line }) => alive.includes(line.index))
    .map(({ line: { index }, tunnel, name }) => ({
      id: tunnelEndpoint(index, desired.moves - 1),
      address: tunnel.address,
      device: name,
    }));
}
