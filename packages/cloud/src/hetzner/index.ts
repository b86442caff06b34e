/** Relays at Hetzner Cloud. */
import { systemClock } from '../http/clock.js';
import { attach, detach, type Switchboard } from '../order/attach.js';
import { orderOnce } from '../order/order-once.js';
import { untilDone } from '../order/until-done.js';
import type { CloudProvider } from '../provider.js';
import { assign, listAddresses, orderAddress, readAddress, releaseAddress } from './addresses.js';
import { type HetznerOptions, hetznerApi } from './api.js';
import { checkCredentials, listRegions, listSizes, readAddressPrice } from './offers.js';
import { destroyServer, listServers, orderServer, readServer, startServer } from './servers.js';

export type { HetznerOptions } from './api.js';

/** Source of everything below this folder: https://docs.hetzner.cloud/reference/cloud */
export function hetzner(options: HetznerOptions): CloudProvider {
  const clock = options.http?.clock ?? systemClock;
  const api = hetznerApi(options, clock.sleep);

  const board = (id: string, signal: AbortSignal | undefined): Switchboard => ({
    provider: 'hetzner',
    takesFirst: true,
    read: () => readAddress(api, id, signal),
    route: (server) => assign(api, id, server, signal),
  });

  return {
    id: 'hetzner',
    abilities: { ordersAddresses: true, detachesAddresses: true },
    createServer: (order, { signal } = {}) =>
      orderOnce({
        find: () => listServers(api, order.label, signal),
        order: () => orderServer(api, order, signal),
        finish: (server) => startServer(api, server, signal),
        discard: (server) => untilDone('hetzner', () => destroyServer(api, server, signal), clock, signal),
      }),
    findServer: async (label, { signal } = {}) => (await listServers(api, label, signal))[0],
    listServers: ({ signal } = {}) => listServers(api, undefined, signal),
    readServer: (server, { signal } = {}) => readServer(api, server, signal),
    destroyServer: (server, { signal } = {}) => destroyServer(api, server, signal),
    listAddresses: ({ signal } = {}) => listAddresses(api, undefined, signal),
    createAddress: (order, { signal } = {}) =>
      orderOnce({
        find: () => listAddresses(api, order.label, signal),
        order: () => orderAddress(api, order, signal),
        finish: async (address) => address,
        discard: ({ id }) => releaseAddress(api, id, signal),
      }),
    attachAddress: (address, server, { signal, from } = {}) =>
      attach(board(address.id, signal), server, from),
    detachAddress: (address, server, { signal } = {}) => detach(board(address.id, signal), server),
    releaseAddress: ({ id }, { signal } = {}) => releaseAddress(api, id, signal),
    listRegions: ({ signal } = {}) => listRegions(api, signal),
    listSizes: (region, { signal } = {}) => listSizes(api, region, signal),
    readAddressPrice: (region, { signal } = {}) => readAddressPrice(api, region, signal),
    checkCredentials: ({ signal } = {}) => checkCredentials(api, signal),
  };
}
