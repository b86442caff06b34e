import { Injectable } from '@nestjs/common';
import type { Address, CloudProvider } from '@tresse/cloud';
import { Database } from '../database/index.js';
import { Clouds, failureOf } from '../provider-accounts/index.js';
import type { AddressFacts, Call, Ordered, Seen } from './address-facts.js';
import { readKnownAddresses, readServerIds } from './address-facts.repository.js';
import { LATE, NONE_BOUGHT } from './address-problems.js';

/** What the account's console has, and none of our rows. */
class NoneBought extends Error {
  override readonly name = 'NoneBought';
}

/** Asks the provider of an address. */
@Injectable()
export class AddressCalls {
  constructor(
    private readonly database: Database,
    private readonly clouds: Clouds,
  ) {}

  /**
   * What came of it. Where it may not last longer than `withinMs`, that is a failure of the provider's.
   *
   * @throws what is no failure of the provider's or the account's, such as the signal's reason
   */
  async make(address: AddressFacts, call: Call, signal: AbortSignal, withinMs?: number): Promise<Seen> {
    const late = withinMs === undefined ? undefined : AbortSignal.timeout(withinMs);
    const both = late ? AbortSignal.any([signal, late]) : signal;
    try {
      const cloud = await this.clouds.of(address.accountId);
      both.throwIfAborted();
      return await this.ask(cloud, address, call, both);
    } catch (error) {
      if (error instanceof NoneBought) return { call: call.call, failure: NONE_BOUGHT };
      if (late?.aborted && !signal.aborted) return { call: call.call, failure: LATE };
      const failure = failureOf(error);
      if (!failure) throw error;
      return { call: call.call, failure };
    }
  }

  private async ask(
    cloud: CloudProvider,
    address: AddressFacts,
    call: Call,
    signal: AbortSignal,
  ): Promise<Seen> {
    switch (call.call) {
      case 'order':
        return { call: 'order', answer: await this.order(cloud, address, signal) };
      case 'route':
        await this.route(cloud, address, call.serverId, signal);
        return { call: 'route', answer: true };
      case 'look': {
        const held = (await present(cloud, address, signal))?.serverId;
        return { call: 'look', answer: held === call.serverId };
      }
      case 'release':
        await release(cloud, address, signal);
        return { call: 'release', answer: true };
    }
  }

  /** Where the provider's API sells none, one that was bought in its console and nobody uses. */
  private async order(cloud: CloudProvider, address: AddressFacts, signal: AbortSignal): Promise<Ordered> {
    if (cloud.abilities.ordersAddresses) {
      const region = address.relay?.providerRegion ?? '';
      const { id, ip } = await cloud.createAddress({ label: address.id, region, family: 4 }, { signal });
      return { providerAddressId: id, ip, ordered: true };
    }
    const all = await cloud.listAddresses({ signal });
    const known = await this.database.forPlatform('relay-life', (tx) =>
      readKnownAddresses(tx, address.accountId),
    );
    const free = all.find(
      ({ id, family, prefixLength, serverId }) =>
        family === 4 && prefixLength === 32 && serverId === undefined && !known.has(id),
    );
    if (!free) throw new NoneBought();
    return { providerAddressId: free.id, ip: free.ip, ordered: false };
  }

  /** It moves from any server of ours, and from no stranger's. */
  private async route(
    cloud: CloudProvider,
    address: AddressFacts,
    serverId: string,
    signal: AbortSignal,
  ): Promise<void> {
    const there = await present(cloud, address, signal);
    const ours = await this.database.forPlatform('relay-life', (tx) => readServerIds(tx, address.accountId));
    const region = address.relay?.providerRegion ?? '';
    const server = { id: serverId, label: address.relay?.id ?? '', region };
    const from = there?.serverId !== undefined && ours.has(there.serverId) ? { from: there.serverId } : {};
    await cloud.attachAddress(there ?? { id: address.providerAddressId ?? '', region }, server, {
      signal,
      ...from,
    });
  }
}

async function present(
  cloud: CloudProvider,
  { providerAddressId }: AddressFacts,
  signal: AbortSignal,
): Promise<Address | undefined> {
  return (await cloud.listAddresses({ signal })).find(({ id }) => id === providerAddressId);
}

/** Whatever was ordered under its label goes back, though no answer ever told of it. */
async function release(cloud: CloudProvider, address: AddressFacts, signal: AbortSignal): Promise<void> {
  const { id: label, providerAddressId } = address;
  const all = await cloud.listAddresses({ signal });
  const ours = all.filter((one) => one.id === providerAddressId || one.label === label);
  for (const one of ours) await cloud.releaseAddress(one, { signal });
}
