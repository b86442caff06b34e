/** Relays at Scaleway. */
import type { AddressRef } from '../address.js';
import { systemClock } from '../http/clock.js';
import { attach, detach, type Switchboard } from '../order/attach.js';
import { orderOnce } from '../order/order-once.js';
import { untilDone } from '../order/until-done.js';
import type { CloudProvider } from '../provider.js';
import { listAddresses, orderAddress, readAddress, releaseAddress, route } from './addresses.js';
import { type ScalewayOptions, scalewayApi } from './api.js';
import { destroyServer } from './destroy.js';
import { checkCredentials, listSizes } from './offers.js';
import { finishServer, listServers, orderServer, readServer } from './servers.js';
import { ZONES } from './zones.js';

export type { ScalewayOptions } from './api.js';

/** Source of everything below this folder: https://www.scaleway.com/en/developers/api/instances/ and scaleway-sdk-go. */
export function scaleway(options: ScalewayOptions): CloudProvider {
  const api = scalewayApi(options);
  const clock = options.http?.clock ?? systemClock;

  const board = (address: AddressRef, signal: AbortSignal | undefined): Switchboard => ({
    provider: 'scaleway',
    takesFirst: true,
    read: () => readAddress(api, address, signal),
    route: (server) => route(api, address, server, signal),
  });

  return {
    id: 'scaleway',
    abilities: { ordersAddresses: true, detachesAddresses: true },
    createServer: (order, { signal } = {}) =>
      orderOnce({
        find: () => listServers(api, order.label, signal),
        order: () => orderServer(api, order, signal),
        finish: (server) => finishServer(api, server, order.userData, signal),
        discard: (server) => untilDone('scaleway', () => destroyServer(api, server, signal), clock, signal),
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
        discard: (address) => releaseAddress(api, address, signal),
      }),
    attachAddress: (address, server, { signal, from } = {}) => attach(board(address, signal), server, from),
    detachAddress: (address, server, { signal } = {}) => detach(board(address, signal), server),
    releaseAddress: (address, { signal } = {}) => releaseAddress(api, address, signal),
    listRegions: async () => ZONES.filter(({ id }) => api.zones.includes(id)),
    listSizes: (zone, { signal } = {}) => listSizes(api, zone, signal),
    // Its API has no prices of addresses.
    readAddressPrice: async () => undefined,
    checkCredentials: ({ signal } = {}) => checkCredentials(api, signal),
  };
}
