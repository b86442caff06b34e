import { type Ipv4, type PublicPorts, portsOverlap } from '@tresse/contracts';
import type { BatchSite, TakenPorts } from './batch-facts.js';

/** Ports of public addresses, and whose they are. What a site leaves in this batch is nobody else's in it. */
export class PortBook {
  private readonly byAddress = new Map<Ipv4, TakenPorts[]>();

  constructor(ports: readonly TakenPorts[]) {
    for (const one of ports) this.add(one);
  }

  /** Whether another site has a port of this one at the address. */
  clashes({ id, ports }: BatchSite, address: Ipv4): boolean {
    const others = this.byAddress.get(address) ?? [];
    return ports.some((port) => others.some((other) => other.siteId !== id && overlap(port, other)));
  }

  put({ id, ports }: BatchSite, address: Ipv4): void {
    for (const port of ports) this.add({ ...port, siteId: id, address });
  }

  private add(one: TakenPorts): void {
    const own = this.byAddress.get(one.address);
    if (own) own.push(one);
    else this.byAddress.set(one.address, [one]);
  }
}

function overlap(a: PublicPorts, b: PublicPorts): boolean {
  return a.protocol === b.protocol && portsOverlap(a.publicPorts, b.publicPorts);
}
