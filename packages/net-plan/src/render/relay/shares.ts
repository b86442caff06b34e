import type { RelaySiteDesired } from '@tresse/contracts';
import { relayLane } from '../../naming.js';
import { shareId, shareLane } from '../../queue-classes.js';
import { laneMaker } from '../../queue-maker.js';
import { bondPort } from '../bond.js';
import type { Part } from '../part.js';
import { laneQueue } from '../queues.js';
import type { RelayContext } from './context.js';
import { addressesOf } from './faces.js';
import { wayToInternet } from './heard-from.js';

/** Packets are to wait here, and not before the line, where nobody knows whose they are. */
const PART_HELD = 0.97;

/**
 * The sites' shares of the relay's own line, where its rate is known: while it is full, each site that has something
 * waiting sends alike, however many connections it has, both down into its tunnels and out to the internet. Bare lines
 * of carrier `direct` that are held to a rate have their lanes beside it, and what the relay itself sends passes at once.
 */
export function relaySharesPart({ desired, observed, sites }: RelayContext): Part {
  const way = wayToInternet(observed)?.interface;
  const { capabilities } = observed;
  if (way === undefined || desired.lineKbit === null || laneMaker(capabilities) === null) return {};
  const rateKbit = Math.floor(desired.lineKbit * PART_HELD);
  const shared = sites.filter(({ site }) => relayLane(site.site.index, 1) !== null);
  const named = shared.map(({ site }) => ({ site, id: shareId(shareLane(site.site.index)) }));
  return {
    queues: shared.flatMap(({ site }) => laneQueue(way, shareLane(site.site.index), rateKbit, capabilities)),
    firewall: {
      maps: {
        'share-doors': {
          type: 'inet_service : classid',
          elements: named.flatMap(({ site, id }) => doorsOf(site).map((door) => `${door} : ${id}`)),
        },
        'share-sources': {
          type: 'ipv4_addr : classid',
          elements: named.flatMap(({ site, id }) => addressesOf(site).map((source) => `${source} : ${id}`)),
        },
      },
      chains: {
        classify: [`oifname "${way}" jump to-shares`],
        'to-shares': [
          'meta priority set udp sport map @share-doors',
          'meta priority set ip saddr map @share-sources',
        ],
      },
    },
  };
}

/** The relay's UDP ports by which it sends to a site. */
function doorsOf({ lines, bond }: RelaySiteDesired): number[] {
  return lines.flatMap(({ index, tunnel }) => [
    tunnel.listenPort,
    ...(bond === null ? [] : [bondPort(bond.firstPort, index)]),
  ]);
}
