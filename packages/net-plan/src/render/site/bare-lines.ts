import { isDirect, type SiteDesired } from '@tresse/contracts';
import type { QueueMaker } from '../../host-state.js';
import { classId } from '../../queue-classes.js';
import { queueMaker } from '../../queue-maker.js';
import { heldRate } from '../../rates.js';
import { directClassRules, outerRules } from '../classes.js';
import type { Family } from '../family.js';
import { anySet, interfaces } from '../firewall.js';
import type { Part } from '../part.js';
import { lineQueue } from '../queues.js';
import { signalRules } from '../signals.js';
import type { SiteContext } from './context.js';

/**
 * Carrier `direct`: tunnels and subflows share the line, so a queue stands before the line itself. Inside, each tunnel
 * keeps the queue that knows its classes. A session that is not up has no interface yet.
 */
export function bareLinesPart({ desired, families, lines, observed, verdicts }: SiteContext): Part {
  if (!isDirect(desired.braid)) return {};
  const { capabilities, links } = observed;
  const maker = queueMaker(capabilities);
  const queues = lines.flatMap(({ line, device }) => {
    const session = line.addressing.method === 'pppoe';
    if (session && !links.some(({ name }) => name === device)) return [];
    return lineQueue(device, session, heldRate(line, 'upKbit', desired, verdicts), capabilities);
  });
  if (maker === null || queues.length === 0) return {};
  return {
    queues,
    firewall: {
      chains: {
        classify: [`oifname ${interfaces(queues.map(({ device }) => device))} jump to-lines`],
        'to-lines': classRules(desired, maker, families),
      },
    },
  };
}

function classRules({ lines, relay }: SiteDesired, maker: QueueMaker, families: readonly Family[]): string[] {
  const doors = anySet(lines.map(({ tunnel }) => String(tunnel.peer.port)));
  return [
    ...outerRules(`udp dport ${doors}`, (name) => `meta priority set ${classId(maker, name)}`),
    ...signalRules(maker, relay.heartbeatPort, families),
    ...directClassRules(maker, relay.directPort, families),
  ];
}
