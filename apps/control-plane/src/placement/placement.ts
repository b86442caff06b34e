import { Injectable } from '@nestjs/common';
import type { ErrorCode, Id } from '@tresse/contracts';
import { Database, type Transaction } from '../database/index.js';
import { ApiError } from '../http/index.js';
import { RelayOrders } from '../relay-life/index.js';
import { lockRelays } from '../relays/relay-locks.repository.js';
import { type RelayPlace, takePlace } from '../relays/relay-places.repository.js';
import { type Choice, choosePlace, type Wanted } from './choose-place.js';
import { readInstallation, readPlaceable, readRoundTrips } from './placement.repository.js';
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

  /** What would be chosen now, of these relays; nothing is taken. */
  async choose(
    tx: Transaction,
    { siteId, wanted, except = [] }: PlaceRequest,
    among?: readonly Id[],
  ): Promise<Choice> {
    const { regions, relays: all } = await readInstallation(tx, { siteId });
    const relays = among ? all.filter(({ id }) => among.includes(id)) : all;
    const kept = siteId === null ? {} : await readRoundTrips(tx, siteId);
    const roundTrips = new Map(Object.entries(kept).map(([region, { ms }]) => [region, ms]));
    return choosePlace({ regions: regions.map(({ code }) => code), relays, roundTrips }, wanted, except);
  }

  /**
   * Takes a place within the transaction. All relays that it may be are locked before it is chosen: whoever held one and
   * went on to the next would wait for its like, which holds that one.
   */
  async place(tx: Transaction, request: PlaceRequest): Promise<Placed> {
    const seen = await this.choose(tx, request);
    if (seen.kind === 'no-room') return seen;
    const { wanted, except = [] } = request;
    const among = await readPlaceable(tx, wanted === 'nearest' ? undefined : wanted.region);
    await lockRelays(tx, among);
    const passedOver = [...except];
    for (;;) {
      const choice = await this.choose(tx, { ...request, except: passedOver }, among);
      if (choice.kind === 'no-room') return choice;
      const place = await takePlace(tx, choice.relayId, request.otherThan);
      if (place) return { ...choice, ...place };
      passedOver.push(choice.relayId);
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
