import { isDirect, type RelayLine, type RelaySiteDesired } from '@tresse/contracts';
import { lineEndpoint, relayTunnel, siteMark } from '../../../naming.js';
import type { Step } from '../../../step.js';
import { classPorts } from '../../classes.js';
import type { RelayContext } from '../context.js';
import { heardFrom } from '../heard-from.js';

/**
 * What closes the subflows of one line of a site. Inside the tunnels their peer's address names the line. On the bare
 * lines several may share one address behind a carrier's translation, and sites as well: there the socket's mark names
 * the site, and what the tunnel of each line was last heard from tells the line's address.
 */
export function subflowsOver(
  { desired, observed }: Pick<RelayContext, 'desired' | 'observed'>,
  { site, braid, lines }: RelaySiteDesired,
  line: RelayLine,
): Step {
  if (!isDirect(braid)) return { action: 'destroy-sockets', peer: line.tunnel.address };
  return {
    action: 'close-line-subflows',
    mark: siteMark(site.index),
    ports: classPorts(desired.directPort),
    endpoint: lineEndpoint(line.index),
    lines: lines.map(({ index }) => ({
      endpoint: lineEndpoint(index),
      address: heardFrom(observed, relayTunnel(site.index, index)),
    })),
  };
}
