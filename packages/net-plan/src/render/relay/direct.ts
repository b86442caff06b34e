import { isDirect } from '@tresse/contracts';
import { siteSource } from '../../naming.js';
import { classPorts } from '../classes.js';
import { relayDoors, relayHandover } from '../direct/index.js';
import { anySet } from '../firewall.js';
import { haproxyService, plainHaproxyService } from '../haproxy.js';
import type { Part } from '../part.js';
import type { RelayContext } from './context.js';

/**
 * The way in beside the tunnels. It is there for the boxes of all sites, whatever their profile: so a site may change to
 * carrier `direct` before its relay has heard of that, and away from it after, and its lines can be tried for MPTCP at the
 * very port that they would use. The proxy is a process of its own, since a reload of it breaks off what is about to
 * connect. A host that has no certificate yet does without, as long as no site needs it.
 */
export function relayDirectPart({ desired, paths, sites }: RelayContext): Part {
  const boxes = sites.flatMap(({ site: { site, bondAddress } }) =>
    site.device === null ? [] : [{ device: site.device, index: site.index, source: siteSource(bondAddress) }],
  );
  const isNeeded = sites.some(({ site }) => isDirect(site.braid));
  if (boxes.length === 0 || (paths.identity === undefined && !isNeeded)) return {};
  const configFile = `${paths.stateDir}/net/haproxy-direct.cfg`;
  const handoverFile = `${paths.stateDir}/net/haproxy-handover.cfg`;
  const doors = anySet(classPorts(desired.directPort).map(String));
  return {
    files: {
      [handoverFile]: relayHandover(desired, paths),
      [configFile]: relayDoors(desired, boxes, paths),
    },
    services: [
      plainHaproxyService('haproxy-handover', handoverFile),
      { ...haproxyService(configFile), name: 'haproxy-direct' },
    ],
    firewall: { chains: { input: [`iifname != @tunnels tcp dport ${doors} accept`] } },
  };
}
