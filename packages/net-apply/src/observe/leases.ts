import { InterfaceName, Ipv4, Ipv4Cidr } from '@tresse/contracts';
import type { Lease, Paths } from '@tresse/net-plan';
import { z } from 'zod';
import type { Host } from '../host.js';
import { isLease, stateFiles } from '../state-files.js';

const LeaseFile = z.object({ interface: InterfaceName, address: Ipv4Cidr, gateway: Ipv4 });

/** What the DHCP clients have noted; what is not exactly an address and a gateway is no lease. */
export async function readLeases(host: Host, paths: Paths): Promise<Lease[]> {
  const { directory } = stateFiles(paths);
  const names = (await host.listDirectory(directory)).filter(isLease).sort();
  const texts = await Promise.all(names.map((name) => host.readFile(`${directory}/${name}`)));
  return names.flatMap((name, place) => parseLease(name, texts[place] ?? '') ?? []);
}

/** A lease from the name and text of its file: `wan1.lease` with an `address=` and a `gateway=` line. */
export function parseLease(name: string, text: string): Lease | null {
  const [, address, gateway] = /^address=(\S+)\ngateway=(\S+)\n$/.exec(text) ?? [];
  const lease = LeaseFile.safeParse({ interface: name.replace(/\.lease$/, ''), address, gateway });
  return lease.data ?? null;
}
