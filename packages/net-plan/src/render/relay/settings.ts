import { relayTunnel } from '../../naming.js';
import { writeBufferBytes } from '../../write-buffer.js';
import type { Part } from '../part.js';
import { interfaceSysctls, sharedSysctls } from '../sysctl.js';
import type { RelayContext } from './context.js';

/** Also what the relay sends to servers on the internet needs, in bytes. */
const FEWEST_BYTES = 64 * 1024;

/** The kernel's settings. The write buffer is one for the whole relay: that of the site that needs most. */
export function relaySettingsPart({ observed, sites }: RelayContext): Part {
  const buffers = sites.map(({ site, verdicts }) => writeBufferBytes(site.lines, 'downKbit', verdicts));
  const names = sites.flatMap(({ site }) =>
    site.lines.map((line) => relayTunnel(site.site.index, line.index)),
  );
  return {
    sysctls: {
      ...sharedSysctls(Math.max(FEWEST_BYTES, ...buffers), observed),
      ...interfaceSysctls(names),
    },
  };
}
