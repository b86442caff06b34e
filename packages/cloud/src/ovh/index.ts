/** Relays at OVHcloud Public Cloud. */
import { CloudError } from '../error/index.js';
import { systemClock } from '../http/clock.js';
import { attach, detach, type Switchboard } from '../order/attach.js';
import { orderOnce } from '../order/order-once.js';
import { untilDone } from '../order/until-done.js';
import type { CloudProvider } from '../provider.js';
import { listAddresses, readAddress, route } from './addresses.js';
import { type OvhOptions, ovhApi } from './api.js';
import { checkCredentials, listRegions, listSizes } from './offers.js';
import { destroyServer, listServers, orderServer, readServer, startServer } from './servers.js';

export type { OvhOptions } from './api.js';

/**
 * Source of everything below this folder: https://eu.api.ovh.com/console/?section=%2Fcloud; why this API:
 * docs/decisions/0032-relays-from-clouds.md.
 */
export function ovh(options: OvhOptions): CloudProvider {
  const api = ovhApi(options);
  const clock = options.http?.clock ?? systemClock;
  const notOffered = async (): Promise<never> => {
    throw new CloudError('ovh', 'not-offered');
  };
  const board = (id: string, signal: AbortSignal | undefined): Switchboard => ({
    provider: 'ovh',
    takesFirst: false,
    read: () => readAddress(api, id, signal),
    route: (server) => route(api, id, server, signal),
  });

  return {
    id: 'ovh',
    abilities: { ordersAddresses: false, detachesAddresses: false },
    createServer: (order, { signal } = {}) =>
      orderOnce({
        find: () => listServers(api, order.label, signal),
        order: () => orderServer(api, order, signal),
        finish: (server) => startServer(api, server, signal),
        discard: (server) => untilDone('ovh', () => destroyServer(api, server, signal), clock, signal),
      }),
    findServer: async (label, { signal } = {}) => (await listServers(api, label, signal))[0],
    listServers: ({ signal } = {}) => listServers(api, undefined, signal),
    readServer: (server, { signal } = {}) => readServer(api, server, signal),
    destroyServer: (server, { signal } = {}) => destroyServer(api, server, signal),
    listAddresses: ({ signal } = {}) => listAddresses(api, signal),
    createAddress: notOffered,
    attachAddress: (address, server, { signal, from } = {}) =>
      attach(board(address.id, signal), server, from),
    detachAddress: (address, server, { signal } = {}) => detach(board(address.id, signal), server),
    releaseAddress: notOffered,
    listRegions: ({ signal } = {}) => listRegions(api, signal),
    listSizes: (region, { signal } = {}) => listSizes(api, region, signal),
    // They are bought in its console.
    readAddressPrice: async () => undefined,
    checkCredentials: ({ signal } = {}) => checkCredentials(api, signal),
  };
}
