import { Injectable } from '@nestjs/common';
import {
  type AddressRef,
  type CloudProvider,
  isCloudError,
  type ServerOrder,
  type ServerRef,
} from '@tresse/cloud';
import { RelayImage } from '@tresse/contracts';
import { Seal } from '../database/index.js';
import { Clouds, failureOf } from '../provider-accounts/index.js';
import type { Order, Ordered, PoolAddress, RelayFacts } from './facts.js';
import { userDataPurpose } from './relay-scribe.js';
import type { Answers, Call, Calls, Seen } from './steps.js';

type Ordering = RelayFacts & { order: Order };
type Asks = {
  [K in keyof Calls]: (
    cloud: CloudProvider,
    relay: Ordering,
    call: Calls[K],
    signal: AbortSignal,
  ) => Promise<Answers[K]>;
};

/** Asks a relay's provider. */
@Injectable()
export class CloudCalls {
  constructor(
    private readonly clouds: Clouds,
    private readonly seal: Seal,
  ) {}

  /** What came of it; throws only what is no failure of the provider's or the account's, such as an abort. */
  async make(relay: RelayFacts, call: Call, signal: AbortSignal): Promise<Seen> {
    if (!isOrdering(relay)) throw new Error(`relay ${relay.id} has no provider to ask`);
    try {
      const cloud = await this.clouds.of(relay.order.accountId);
      signal.throwIfAborted();
      const ask = this.asks[call.call] as Asks[keyof Calls];
      return { ...call, answer: await ask(cloud, relay, call as never, signal) } as Seen;
    } catch (error) {
      const failure = failureOf(error);
      if (!failure) throw error;
      return { ...call, failure };
    }
  }

  private readonly asks: Asks = {
    find: async (cloud, relay, _, signal) => (await cloud.findServer(relay.id, { signal })) ?? null,
    order: (cloud, relay, _, signal) => order(cloud, this.orderOf(relay), signal),
    read: (cloud, relay, { serverId }, signal) => cloud.readServer(refOf(relay, serverId), { signal }),
    start: (cloud, relay, { serverId }, signal) => start(cloud, this.orderOf(relay), serverId, signal),
    destroy: (cloud, relay, { serverId }, signal) => cloud.destroyServer(refOf(relay, serverId), { signal }),
    release: (cloud, relay, { address }, signal) => release(cloud, addressOf(relay, address), signal),
  };

  private orderOf({ id, order }: Ordering): ServerOrder {
    const { providerRegion: region, size, image, sealedUserData } = order;
    if (sealedUserData === null) throw new Error(`the order of relay ${id} is not prepared`);
    const userData = this.seal.open(sealedUserData, userDataPurpose(id));
    return { label: id, region, size, image: RelayImage.parse(image), userData };
  }
}

function isOrdering(relay: RelayFacts): relay is Ordering {
  return relay.order !== null;
}

function refOf({ id, order }: Ordering, serverId: string): ServerRef {
  return { id: serverId, label: id, region: order.providerRegion };
}

async function order(cloud: CloudProvider, wanted: ServerOrder, signal: AbortSignal): Promise<Ordered> {
  const server = await cloud.createServer(wanted, { signal });
  const sizes = await cloud.listSizes(wanted.region, { signal }).catch((error: unknown) => {
    // The server is there: what it costs is worth knowing, not worth a failure.
    if (!isCloudError(error)) throw error;
    return [];
  });
  const size = sizes.find(({ id }) => id === wanted.size);
  const lineKbit = size?.bandwidthMbit === undefined ? null : size.bandwidthMbit * 1_000;
  return { server, pricePerMonth: size?.pricePerMonth ?? null, lineKbit };
}

/** An order finishes what it finds; it must not be given where it would find nothing, as after a change in the console. */
async function start(
  cloud: CloudProvider,
  wanted: ServerOrder,
  serverId: string,
  signal: AbortSignal,
): Promise<boolean> {
  const found = await cloud.findServer(wanted.label, { signal });
  if (found?.id !== serverId) return false;
  await cloud.createServer(wanted, { signal });
  return true;
}

/** False where the provider's API does not give addresses back. */
async function release(cloud: CloudProvider, address: AddressRef, signal: AbortSignal): Promise<boolean> {
  if (!cloud.abilities.ordersAddresses) return false;
  await cloud.releaseAddress(address, { signal });
  return true;
}

function addressOf({ order }: Ordering, { providerAddressId, ip }: PoolAddress): AddressRef {
  if (providerAddressId === null) throw new Error(`no provider routes ${ip}`);
  return { id: providerAddressId, region: order.providerRegion };
}
