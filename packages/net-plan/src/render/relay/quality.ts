import type { Queue, QueueMaker } from '../../host-state.js';
import { relaySharedQueue, relayTunnel } from '../../naming.js';
import { queueMaker } from '../../queue-maker.js';
import { heldRate } from '../../rates.js';
import { bondClassChains, bondQueues } from '../bond.js';
import { relayClassRules, rememberClassRules } from '../classes.js';
import { BOTH_FAMILIES, type Family } from '../family.js';
import type { Part } from '../part.js';
import { tunnelQueue } from '../queues.js';
import { signalRules } from '../signals.js';
import { sharedQueue } from '../spray.js';
import { relayBondOf } from './braid/bond.js';
import { relaySpreadOf } from './braid/spray.js';
import type { RelayContext, ServedSite } from './context.js';

/** Quality of service on what the relay sends down: a queue before each tunnel, and what goes first in it. */
export function relayQualityPart(relay: RelayContext): Part {
  const { desired, observed, sites } = relay;
  const { capabilities } = observed;
  const families: readonly Family[] = desired.ipv6Prefix === null ? ['ipv4'] : BOTH_FAMILIES;
  const maker = queueMaker(capabilities);
  const ofLines = sites.flatMap(({ site, verdicts }) =>
    site.lines.flatMap((line) =>
      tunnelQueue(
        relayTunnel(site.site.index, line.index),
        heldRate(line, 'downKbit', site, verdicts),
        capabilities,
      ),
    ),
  );
  const queues = [...ofLines, ...sites.flatMap((served) => braidQueues(relay, served))];
  if (maker === null || queues.length === 0) return {};
  const rules = (by: QueueMaker) => [
    ...signalRules(by, desired.heartbeatPort, families),
    ...relayClassRules(by, desired.proxyPort),
  ];
  const bonds = sites.flatMap((served) => {
    const { braid } = served.site;
    return braid.profile === 'bond' ? [relayBondOf(relay, served, braid)] : [];
  });
  const { classify = [], ...ofBonds } = bondClassChains(bonds, capabilities, rules);
  return {
    queues,
    firewall: {
      chains: {
        'remember-class': rememberClassRules(families),
        classify: ['oifname != @tunnels accept', ...classify, ...rules(maker)],
        ...ofBonds,
      },
    },
  };
}

/** Queues that only some profiles have. */
function braidQueues(relay: RelayContext, served: ServedSite): Queue[] {
  const { braid, site } = served.site;
  switch (braid.profile) {
    case 'spray':
      return sharedQueue(relaySharedQueue(site.index), relaySpreadOf(relay, served));
    case 'bond':
      return bondQueues(relayBondOf(relay, served, braid));
    default:
      return [];
  }
}
