import type { HostState } from '../../host-state.js';
import { siteTunnel } from '../../naming.js';
import { ASSUMED_CONTRACT } from '../../rates.js';
import type { Part } from '../part.js';
import { interfaceSysctls, ipv6InterfaceSysctls, sharedSysctls, writeBufferBytes } from '../sysctl.js';
import type { PresentLine, SiteContext } from './context.js';

/** The kernel's settings. */
export function settingsPart({ desired, observed, lines, lanPresent }: SiteContext): Part {
  const rates = desired.lines.map((line) => (line.contract ?? ASSUMED_CONTRACT).upKbit);
  const outer = [
    ...lines.filter((line) => exists(line, observed)).map(({ device }) => device),
    ...(lanPresent ? [desired.lan.interface] : []),
  ];
  const tunnels = lines.map(({ line }) => siteTunnel(line.index));
  return {
    sysctls: {
      ...sharedSysctls(writeBufferBytes(rates), observed),
      ...interfaceSysctls([...outer, ...tunnels]),
      ...ipv6InterfaceSysctls(outer, observed),
    },
  };
}

/** A PPPoE session comes and goes by itself; every other interface is there or made before its settings. */
function exists({ device, carrying }: PresentLine, { links }: HostState): boolean {
  return device === carrying || links.some(({ name }) => name === device);
}
