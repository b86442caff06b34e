import { Injectable } from '@nestjs/common';
import type { ErrorCode, Id } from '@tresse/contracts';
import { Database, type Transaction } from '../database/index.js';
import { ApiError } from '../http/index.js';
import { RelayOrders } from '../relay-life/index.js';
import { type RelayPlace, takePlace } from '../relays/relay-places.repository.js';
import { type Choice, choosePlace, type Wanted } from './choose-place.js';
import { hasRoom, readInstallation, readRoundTrips } from './placement.repository.js';
import { regionObstacle } from './room.js';

/** Which site is to be placed, and where. */
export interface PlaceRequest {
  /** Null for a site that is being made. */
  siteId: Id | null;
  wanted: Wanted;
  /** Relays that are out of the question, as the one that it leaves. */
  except?: readonly Id[];
  /** Place number that it has on the relay that it leaves: at the next it gets another. */
  otherThan?: number | null;
}

/** A place that is taken as soon as the transaction commits, or what keeps every relay from it. */
export type Placed = (RelayPlace & Extract<Choice, { kind: 'place' }>) | Extract<Choice, { kind: 'no-room' }>;

/** Places sites. */
@Injectable()
export class Placement {
  constructor(
    private readonly database: Database,
    private readonly orders: RelayOrders,
  ) {}

  /** What would be chosen now; nothing is taken. */
  async choose(tx: Transaction, { siteId, wanted, except = [] }: PlaceRequest): Promise<Choice> {
    const { regions, relays } = await readInstallation(tx, { siteId });
    const kept = siteId === null ? {} : await readRoundTrips(tx, siteId);
    const roundTrips = new Map(Object.entries(kept).map(([region, { ms }]) => [region, ms]));
    return choosePlace({ regions: regions.map(({ code }) => code), relays, roundTrips }, wanted, except);
  }

  /**
   * Takes a place within the transaction. Where another has just taken a relay's last room, what is known is read anew; a
   * relay that has none twice, though it should, is passed over.
   */
  async place(tx: Transaction, request: PlaceRequest): Promise<Placed> {
    const except = [...(request.except ?? [])];
    const refused = new Set<Id>();
    for (;;) {
      const choice = await this.choose(tx, { ...request, except });
      if (choice.kind === 'no-room') return choice;
      const place =
        (await hasRoom(tx, choice.relayId)) && (await takePlace(tx, choice.relayId, request.otherThan));
      if (place) return { ...choice, ...place };
      if (refused.has(choice.relayId)) except.push(choice.relayId);
      refused.add(choice.relayId);
    }
  }

  /**
   * Orders a relay where room is missing, in a transaction of its own: that in which it was found missing is undone. Whether
   * one is on its way now, and nothing keeps it from that.
   */
  async orderRoom(region: string): Promise<boolean> {
    try {
      return await this.database.forPlatform('relays', async (tx) => {
        await this.orders.order(tx, region);
        const { relays } = await readInstallation(tx, { siteId: null });
        return regionObstacle(relays.filter((relay) => relay.region === region)) === 'coming';
      });
    } catch (error) {
      if (error instanceof ApiError && NOT_ORDERED.has(error.code)) return false;
      throw error;
    }
  }
}

/** The region is not supplied, or has as many relays as the operator pays for. */
const NOT_ORDERED: ReadonlySet<ErrorCode> = new Set(['region.no-supply', 'region.full']);
