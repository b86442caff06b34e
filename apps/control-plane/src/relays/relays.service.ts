import { Injectable } from '@nestjs/common';
import type {
  Id,
  NewClaim,
  PageQuery,
  Relay,
  RelayChange,
  RelayInput,
  RelayPreview,
  RelaySummary,
  SiteEvent,
} from '@tresse/contracts';
import { isAddressTaken } from '../assignments/relay-pool.repository.js';
import { auditPlatform } from '../audit/index.js';
import { ClaimsService } from '../claims/index.js';
import { Database, isUniqueViolation } from '../database/index.js';
import { DesiredStateService } from '../desired-state/index.js';
import { readEvents } from '../events/index.js';
import { ApiError, fieldProblem, type Person } from '../http/index.js';
import { prefixEffect } from './prefix-effect.js';
import { checkPrefix, isTaken, withPrefixAsWritten } from './prefix-rule.js';
import { regionExists } from './relay-places.repository.js';
import {
  insertRelay,
  listRelays,
  readIpv6Sites,
  readOtherPrefixes,
  requireRelay,
  updateRelay,
} from './relays.repository.js';

/** Relays, as platform staff look after them. */
@Injectable()
export class RelaysService {
  constructor(
    private readonly database: Database,
    private readonly desiredState: DesiredStateService,
    private readonly claims: ClaimsService,
  ) {}

  async list(): Promise<RelaySummary[]> {
    return this.database.forPlatform('relays', listRelays);
  }

  /** @throws ApiError `not-found` */
  async read(relayId: Id): Promise<Relay> {
    return this.database.forPlatform('relays', (tx) => requireRelay(tx, relayId));
  }

  /**
   * @throws ApiError `request.invalid` for an unknown region or a prefix that is none, `conflict` for an address or a
   * prefix of another relay
   */
  async create(by: Person['user'], input: RelayInput): Promise<Relay> {
    const problems = checkPrefix(input);
    try {
      return await this.database.forPlatform('relays', async (tx) => {
        if (!(await regionExists(tx, input.region))) problems.push(fieldProblem('region', 'region.unknown'));
        if (problems.length > 0) throw new ApiError('request.invalid', problems);
        if (await isAddressTaken(tx, input.publicAddress)) {
          throw new ApiError('conflict', [fieldProblem('publicAddress', 'address.taken')]);
        }
        const id = await insertRelay(tx, withPrefixAsWritten(input));
        await this.desiredState.advanceRelay(tx, id, { reason: 'relay.created', authorId: by.id });
        await auditPlatform(tx, by, 'relay.create', { id, name: input.name });
        return requireRelay(tx, id);
      });
    } catch (error) {
      throw isUniqueViolation(error) ? new ApiError('conflict', [], { cause: error }) : error;
    }
  }

  /**
   * Changes the relay. Its sites with IPv6 get a network of the new prefix in the same transaction, so that no site and its
   * relay are ever told of different ones; a prefix that has none for a site leaves that without.
   *
   * @throws ApiError `not-found`; `request.invalid` for a prefix that is none, `conflict` for one of another relay
   */
  async change(by: Person['user'], relayId: Id, typed: RelayChange): Promise<Relay> {
    const change = checkedChange(typed);
    const cause = { reason: 'relay.changed', authorId: by.id } as const;
    try {
      return await this.database.forPlatform('relays', async (tx) => {
        const before = await requireRelay(tx, relayId);
        await updateRelay(tx, relayId, change);
        await this.desiredState.advanceRelay(tx, relayId, cause);
        const sites = before.ipv6Prefix === change.ipv6Prefix ? [] : await readIpv6Sites(tx, relayId);
        for (const { id } of sites) await this.desiredState.advanceSite(tx, id, cause);
        await auditPlatform(tx, by, 'relay.change', { id: relayId, name: change.name });
        return requireRelay(tx, relayId);
      });
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      throw prefixTaken(error);
    }
  }

  /**
   * What a change would mean to the sites.
   *
   * @throws ApiError `not-found`; `request.invalid` for a prefix that is none, `conflict` for one of another relay
   */
  async preview(relayId: Id, typed: RelayChange): Promise<RelayPreview> {
    const change = checkedChange(typed);
    return this.database.forPlatform('relays', async (tx) => {
      const before = await requireRelay(tx, relayId);
      const taken = await readOtherPrefixes(tx, relayId);
      if (isTaken(change, taken)) throw prefixTaken();
      return prefixEffect(await readIpv6Sites(tx, relayId), before.ipv6Prefix, change.ipv6Prefix);
    });
  }

  /**
   * One page of what has happened to the relay and what its agent has told, newest first.
   *
   * @throws ApiError `not-found`
   */
  async events(relayId: Id, query: PageQuery): Promise<{ items: SiteEvent[]; next: string | null }> {
    return this.database.forPlatform('relays', async (tx) => {
      await requireRelay(tx, relayId);
      return readEvents(tx, { relayId }, query);
    });
  }

  /** @throws ApiError `not-found`; `relay.ordered` as its server has a claim of its own, which this would end */
  async claim(by: Person['user'], relayId: Id): Promise<NewClaim> {
    return this.database.forPlatform('relays', async (tx) => {
      const relay = await requireRelay(tx, relayId);
      if (relay.order !== null) throw new ApiError('relay.ordered');
      await auditPlatform(tx, by, 'claim.create', { id: relayId, name: relay.name });
      return this.claims.make(tx, { relayId }, by.id);
    });
  }
}

/** @throws ApiError `request.invalid` for a prefix that is none */
function checkedChange(typed: RelayChange): RelayChange {
  const problems = checkPrefix(typed);
  if (problems.length > 0) throw new ApiError('request.invalid', problems);
  return withPrefixAsWritten(typed);
}

function prefixTaken(cause?: unknown): ApiError {
  return new ApiError('conflict', [fieldProblem('ipv6Prefix', 'prefix.taken')], { cause });
}
