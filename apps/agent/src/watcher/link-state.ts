import { readFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import type { InterfaceName, LineCause } from '@tresse/contracts';

/**
 * What is wrong with each of these interfaces, nothing for those that are up with carrier and an IPv4 address.
 * `present` names the interfaces that exist. Node lists only interfaces that are up and running (IFF_UP and
 * IFF_RUNNING); one call costs about 40 µs.
 */
export function linkCauses(
  names: Iterable<InterfaceName>,
  present: { has(name: string): boolean },
): Map<InterfaceName, LineCause> {
  const running = networkInterfaces();
  const causes = new Map<InterfaceName, LineCause>();
  for (const name of names) {
    if (running[name]?.some((address) => address.family === 'IPv4')) continue;
    if (!present.has(name)) causes.set(name, 'no-interface');
    else causes.set(name, hasCarrier(name) ? 'no-address' : 'no-carrier');
  }
  return causes;
}

/** /sys/class/net/NAME/carrier is 1 with a carrier, 0 without, and can't be read while the interface is down. */
function hasCarrier(name: InterfaceName): boolean {
  try {
    return readFileSync(`/sys/class/net/${name}/carrier`, 'latin1').trim() === '1';
  } catch {
    return false;
  }
}
