import type { HostState } from '../../host-state.js';
import { siteTunnel } from '../../naming.js';
import { writeBuffer } from '../../write-buffer.js';
import type { Part } from '../part.js';
import { interfaceSysctls, ipv6InterfaceSysctls, sharedSysctls } from '../sysctl.js';
import type { PresentLine, SiteContext } from './context.js';

/** The kernel's settings. */
export function settingsPart({ desired, observed, verdicts, lines, lanPresent }: SiteContext): Part {
  const outer = [
    ...lines.filter((line) => exists(line, observed)).map(({ device }) => device),
    ...(lanPresent ? [desired.lan.interface] : []),
  ];
  const tunnels = lines.map(({ line }) => siteTunnel(line.index, desired.moves));
  return {
    sysctls: {
      ...sharedSysctls(writeBuffer(desired.lines, 'upKbit', verdicts), observed),
      ...interfaceSysctls([...outer, ...tunnels]),
      ...ipv6InterfaceSysctls(outer, observed),
    },
  };
}

/** A PPPoE session comes and goes by itself; every other interface is there or made before its settings. */
function exists({ device, carrying }: PresentLine, { links }: HostState): boolean {
  return device === carrying || links.some(({ name }) => name === device);
}
