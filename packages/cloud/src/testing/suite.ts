import { describe } from '@jest/globals';
import type { Bench } from './bench.js';
import { ordersAddresses, routesAddresses } from './suite-addresses.js';
import { tellsFailures } from './suite-failures.js';
import { ordersAtMostOnce } from './suite-once.js';
import { ordersServers } from './suite-orders.js';

/** Everything that a client must do to be one. */
export function behavesAsProvider(name: string, bench: Bench, { sellsAddresses = true } = {}): void {
  describe(name, () => {
    ordersServers(bench);
    tellsFailures(bench);
    routesAddresses(bench);
    if (sellsAddresses) ordersAddresses(bench);
    ordersAtMostOnce(bench);
  });
}
