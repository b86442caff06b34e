import { siteTunnel } from '../../naming.js';
import { ASSUMED_CONTRACT } from '../../rates.js';
import type { Part } from '../part.js';
import { interfaceSysctls, sharedSysctls, writeBufferBytes } from '../sysctl.js';
import type { SiteContext } from './context.js';

/** The kernel's settings. */
export function settingsPart({ desired, observed, lines, lanPresent }: SiteContext): Part {
  const rates = desired.lines.map((line) => (line.contract ?? ASSUMED_CONTRACT).upKbit);
  const names = [
    ...lines.map(({ device }) => device),
    ...lines.map(({ line }) => siteTunnel(line.index)),
    ...(lanPresent ? [desired.lan.interface] : []),
  ];
  return { sysctls: { ...sharedSysctls(writeBufferBytes(rates), observed), ...interfaceSysctls(names) } };
}
