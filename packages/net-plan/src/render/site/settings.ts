import { siteTunnel } from '../../naming.js';
import { ASSUMED_CONTRACT } from '../../rates.js';
import type { Part } from '../part.js';
import { interfaceSysctls, ipv6InterfaceSysctls, sharedSysctls, writeBufferBytes } from '../sysctl.js';
import type { SiteContext } from './context.js';

/** The kernel's settings. */
export function settingsPart({ desired, observed, lines, lanPresent }: SiteContext): Part {
  const rates = desired.lines.map((line) => (line.contract ?? ASSUMED_CONTRACT).upKbit);
  const outer = [...lines.map(({ device }) => device), ...(lanPresent ? [desired.lan.interface] : [])];
  const tunnels = lines.map(({ line }) => siteTunnel(line.index));
  return {
    sysctls: {
      ...sharedSysctls(writeBufferBytes(rates), observed),
      ...interfaceSysctls([...outer, ...tunnels]),
      ...ipv6InterfaceSysctls(outer, observed),
    },
  };
}
