import { relayTunnel } from '../../naming.js';
import { ASSUMED_CONTRACT } from '../../rates.js';
import type { Part } from '../part.js';
import { interfaceSysctls, sharedSysctls, writeBufferBytes } from '../sysctl.js';
import type { RelayContext } from './context.js';

/** The kernel's settings. The write buffer is one for the whole relay: that of the site that needs most. */
export function relaySettingsPart({ observed, sites }: RelayContext): Part {
  const buffers = sites.map(({ site }) =>
    writeBufferBytes(site.lines.map((line) => (line.contract ?? ASSUMED_CONTRACT).downKbit)),
  );
  const names = sites.flatMap(({ site }) =>
    site.lines.map((line) => relayTunnel(site.site.index, line.index)),
  );
  return {
    sysctls: {
      ...sharedSysctls(Math.max(writeBufferBytes([]), ...buffers), observed),
      ...interfaceSysctls(names),
    },
  };
}
