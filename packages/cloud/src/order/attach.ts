import type { Address } from '../address.js';
import { CloudError } from '../error/index.js';
import type { ServerRef } from '../server.js';

/** What routing an address needs of a provider. */
export interface Switchboard {
  provider: string;
  read(): Promise<Address>;
  /** Routes the address to the server, or to none. */
  route(server: string | undefined): Promise<unknown>;
  /** True where an address must be taken from one server before it can go to another. */
  takesFirst: boolean;
}

/** See {@link CloudProvider.attachAddress}; looks where the address is, since two of three providers would move it. */
export async function attach(
  board: Switchboard,
  server: ServerRef,
  from: string | undefined,
): Promise<Address> {
  const address = await board.read();
  if (address.serverId === server.id) return address;
  if (address.serverId !== undefined) {
    if (address.serverId !== from) throw new CloudError(board.provider, 'address-taken');
    if (board.takesFirst) await board.route(undefined);
  }
  await board.route(server.id);
  return { ...address, serverId: server.id };
}

/** See {@link CloudProvider.detachAddress}. */
export async function detach(board: Switchboard, server: ServerRef): Promise<void> {
  const { serverId } = await board.read();
  if (serverId === server.id) await board.route(undefined);
}
