import type { Queue, QueueMaker } from '../../host-state.js';
import { SITE_SHARED_QUEUE, siteTunnel } from '../../naming.js';
import { queueMaker } from '../../queue-maker.js';
import { heldRate } from '../../rates.js';
import { bondClassChains, bondQueues } from '../bond.js';
import { siteClassRules } from '../classes.js';
import type { Part } from '../part.js';
import { tunnelQueue } from '../queues.js';
import { signalRules } from '../signals.js';
import { sharedQueue } from '../spray.js';
import { siteBond } from './braid/bond.js';
import { siteSpread } from './braid/spray.js';
import type { SiteContext } from './context.js';

/** Quality of service on what the site sends up: a queue before each tunnel, and what goes first in it. */
export function qualityPart(site: SiteContext): Part {
  const { desired, families, lines, observed, tunnels, verdicts } = site;
  const { capabilities } = observed;
  const maker = queueMaker(capabilities);
  const ofLines = lines.flatMap(({ line }) =>
    tunnelQueue(
      siteTunnel(line.index, desired.moves),
      heldRate(line, 'upKbit', desired, verdicts),
      capabilities,
    ),
  );
  const queues = [...ofLines, ...braidQueues(site)];
  if (maker === null || queues.length === 0) return {};
  const rules = (by: QueueMaker) => [
    ...signalRules(by, desired.relay.heartbeatPort, families),
    ...siteClassRules(by, desired.relay.proxyPort, families),
  ];
  const { braid } = desired;
  const bonds = braid.profile === 'bond' ? [siteBond(site, braid)] : [];
  const { classify = [], ...ofBonds } = bondClassChains(bonds, capabilities, rules);
  return {
    queues,
    firewall: {
      chains: {
        classify: [`oifname != ${tunnels} accept`, ...classify, ...rules(maker)],
        ...ofBonds,
      },
    },
  };
}

/** Queues that only some profiles have. */
function braidQueues(site: SiteContext): Queue[] {
  const { braid } = site.desired;
  switch (braid.profile) {
    case 'spray':
      return sharedQueue(SITE_SHARED_QUEUE, siteSpread(site));
    case 'bond':
      return bondQueues(siteBond(site, braid));
    default:
      return [];
  }
}
