import { Injectable, Logger } from '@nestjs/common';
import { type CloudProvider, isCloudError } from '@tresse/cloud';
import type { Id } from '@tresse/contracts';
import { Database } from '../../database/index.js';
import { Clouds } from '../../provider-accounts/index.js';
import { readToFollow, routeTo } from './follow.repository.js';
import { type FollowStep, followStep } from './follow-step.js';

/** Has a public address go along with its sites where its provider can move it. */
@Injectable()
export class AddressFollow {
  private readonly logger = new Logger(AddressFollow.name);

  constructor(
    private readonly database: Database,
    private readonly clouds: Clouds,
  ) {}

  /**
   * Routes a pool's address to another relay's server for the sites that go there together. To be called outside of a
   * transaction, as the provider is asked; once it is true the address is the other relay's, and moving the sites there
   * announces nothing. False: it stays, and the sites get another, which is announced. Safe to repeat: an address that is
   * there already is left as it is.
   *
   * @throws CloudError that is worth another attempt; Error for an account that is not there
   */
  async follow(addressId: Id, siteIds: readonly Id[], toRelayId: Id): Promise<boolean> {
    const found = await this.database.forPlatform('relay-life', (tx) =>
      readToFollow(tx, addressId, siteIds, toRelayId),
    );
    if (!found) return false;
    const step = followStep(found);
    if (step.do === 'nothing') return true;
    if (step.do === 'announce') return false;
    if (!(await moved(await this.clouds.of(step.accountId), step, found.to))) return false;
    this.logger.log({ addressId, toRelayId }, 'an address followed its sites');
    return this.database.forPlatform('relay-life', (tx) =>
      routeTo(tx, addressId, { from: found.from.relayId, to: toRelayId }),
    );
  }
}

/** True when the provider has routed it; false when it will not. */
async function moved(
  cloud: CloudProvider,
  { providerAddressId, fromServer, toServer }: Extract<FollowStep, { do: 'move' }>,
  { relayId, providerRegion }: { relayId: Id; providerRegion: string | null },
): Promise<boolean> {
  const address = (await cloud.listAddresses()).find(({ id }) => id === providerAddressId);
  if (!address) return false;
  const server = { id: toServer, label: relayId, region: providerRegion ?? '' };
  try {
    await cloud.attachAddress(address, server, { from: fromServer });
    return true;
  } catch (error) {
    if (isCloudError(error) && !error.isWorthRetrying) return false;
    throw error;
  }
}
