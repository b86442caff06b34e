import { relayTunnel } from '../../naming.js';
import { largest, writeBuffer } from '../../write-buffer.js';
import type { Part } from '../part.js';
import { interfaceSysctls, sharedSysctls } from '../sysctl.js';
import type { RelayContext } from './context.js';

/** Also what the relay sends to servers on the internet needs, in bytes. */
const FEWEST = { subflow: 64 * 1024, connection: 4_096, unsent: 64 * 1024 };

/** The kernel's settings. The write buffers are the same for the whole relay: those of the site that needs most. */
export function relaySettingsPart({ observed, sites }: RelayContext): Part {
  const buffers = sites.map(({ site, verdicts }) => writeBuffer(site.lines, 'downKbit', verdicts));
  const names = sites.flatMap(({ site }) =>
    site.lines.map((line) => relayTunnel(site.site.index, line.index)),
  );
  return {
    sysctls: {
      ...sharedSysctls(largest([FEWEST, ...buffers]), observed),
      ...interfaceSysctls(names),
    },
  };
}
