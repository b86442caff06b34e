import { relayTunnel } from '../../naming.js';
import { heldRate } from '../../rates.js';
import { relayClassRules, rememberClassRules } from '../classes.js';
import type { Part } from '../part.js';
import { queueMaker, tunnelQueue } from '../queues.js';
import { signalRules } from '../signals.js';
import type { RelayContext } from './context.js';

/** Quality of service on what the relay sends down: a queue before each tunnel, and what goes first in it. */
export function relayQualityPart({ desired, observed, sites }: RelayContext): Part {
  const { capabilities } = observed;
  const maker = queueMaker(capabilities);
  const queues = sites.flatMap(({ site, verdicts }) =>
    site.lines.flatMap((line) =>
      tunnelQueue(
        relayTunnel(site.site.index, line.index),
        heldRate(line, 'downKbit', site, verdicts),
        capabilities,
      ),
    ),
  );
  if (maker === null || queues.length === 0) return {};
  return {
    queues,
    firewall: {
      chains: {
        'remember-class': rememberClassRules(),
        classify: [
          'oifname != @tunnels accept',
          ...signalRules(maker, desired.heartbeatPort),
          ...relayClassRules(maker, desired.proxyPort),
        ],
      },
    },
  };
}
