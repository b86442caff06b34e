import { congestionOver } from '../../../congestion.js';
import type { MptcpEndpoint, Route } from '../../../host-state.js';
import { inStep } from '../../../in-step.js';
import { lineEndpoint, TABLE } from '../../../naming.js';
import { bulk } from '../../../roles.js';
import { siteDirectHaproxy } from '../../direct/index.js';
import { haproxyService } from '../../haproxy.js';
import type { Part } from '../../part.js';
import type { PresentLine, SiteContext } from '../context.js';

/**
 * Carrier `direct`: subflows from the lines' own addresses to the relay's public one. The proxy is another service than
 * that over the tunnels: a change of carrier ends the connections of the former, which would else starve.
 */
export function overLinesParts(site: SiteContext): Part[] {
  return [subflowsPart(site), proxyPart(site)];
}

/** The first subflow goes the way of the box's own traffic, to the relay by the lines of the braid alone. */
function subflowsPart({ desired, lines, verdicts }: SiteContext): Part {
  const alive = inStep(bulk(lines, verdicts), lines, verdicts);
  return {
    endpoints: endpointsOf(alive.map(({ line }) => line)),
    routes: alive.flatMap(({ line: { line, address, device, gateway }, rank }): Route[] => {
      if (address === null) return [];
      const via = gateway === null ? {} : { via: gateway };
      const table = TABLE.management;
      const destination = `${desired.relay.publicAddress}/32` as const;
      const congestion = congestionOver(line, 'upKbit', desired, verdicts);
      return [{ type: 'unicast', table, destination, metric: 101 + rank, device, ...via, ...congestion }];
    }),
  };
}

/**
 * The kernel has one endpoint an address and refuses a second one (EEXIST, seen on Linux 6.18): of lines that share an
 * address the first by index has it, whatever their order of preference.
 */
function endpointsOf(lines: readonly PresentLine[]): MptcpEndpoint[] {
  const byIndex = [...lines].sort((a, b) => a.index - b.index);
  return byIndex.flatMap(({ index, address, device }, at): MptcpEndpoint[] => {
    const taken = byIndex.slice(0, at).some((other) => other.address === address);
    return address === null || taken ? [] : [{ id: lineEndpoint(index), address, device }];
  });
}

function proxyPart({ desired, paths }: SiteContext): Part {
  const configFile = `${paths.stateDir}/net/haproxy-direct.cfg`;
  return {
    files: { [configFile]: siteDirectHaproxy(desired, paths) },
    services: [{ ...haproxyService(configFile), name: 'haproxy-direct' }],
  };
}
