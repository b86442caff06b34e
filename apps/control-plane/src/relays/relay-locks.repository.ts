/**
 * Who puts sites onto relays, or takes them off, locks in one order, so that nobody waits for one who waits for him: rows of
 * sites by id, then the places of relays by id, then their faces by id, then rows of public addresses by id. Whoever does not
 * know yet which of several relays it will be locks all of them first. Each lasts until the transaction ends.
 */
import type { Id } from '@tresse/contracts';
import type { Transaction } from '../database/index.js';

/** Others that want a place on one of these relays wait, and so does whoever gives one of them back. */
export async function lockPlaces(tx: Transaction, relayIds: readonly Id[]): Promise<void> {
  await lockAll(tx, 'relay-place:', relayIds);
}

/** Others that want a face of one of these relays wait. */
export async function lockFaces(tx: Transaction, relayIds: readonly Id[]): Promise<void> {
  await lockAll(tx, 'relay-faces:', relayIds);
}

/** Both. */
export async function lockRelays(tx: Transaction, relayIds: readonly Id[]): Promise<void> {
  await lockPlaces(tx, relayIds);
  await lockFaces(tx, relayIds);
}

async function lockAll(tx: Transaction, kind: string, ids: readonly Id[]): Promise<void> {
  await tx.$queryRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(${kind} || one::text, 0))::text
    FROM (SELECT one FROM unnest(${[...ids]}::uuid[]) AS one ORDER BY one) AS in_order`;
}
