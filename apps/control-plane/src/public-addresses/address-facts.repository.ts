import { type Id, RelayProblem, ReportedState } from '@tresse/contracts';
import type { Transaction } from '../database/index.js';
import type { Unsettled } from '../reconciliation/index.js';
import type { AddressFacts } from './address-facts.js';
import { FOLLOW } from './address-step.js';

/** All of a present address that its next step depends on; undefined when there is none that a provider routes. */
export async function readAddress(tx: Transaction, id: Id): Promise<AddressFacts | undefined> {
  const row = await tx.publicAddress.findUnique({
    where: { id, removedAt: null },
    include: { relay: { select: { id: true, providerRegion: true, serverId: true } } },
  });
  if (!row?.accountId) return undefined;
  const { accountId, relay, followsSince: since, followsAtOnce: atOnce } = row;
  const ready = since !== null && row.ip !== null && relay !== null && (await isReady(tx, row.ip, relay.id));
  return {
    id,
    accountId,
    providerAddressId: row.providerAddressId,
    ip: row.ip,
    ordered: row.ordered,
    relay,
    routedTo: row.routedTo,
    returning: row.returning,
    follow: since && { since, atOnce, ready },
    problem: RelayProblem.nullable().parse(row.problem),
    attempts: row.attempts,
    nextAttemptAt: row.nextAttemptAt,
  };
}

/** The same, with its row locked until the transaction ends. */
export async function lockAddress(tx: Transaction, id: Id): Promise<AddressFacts | undefined> {
  await tx.$queryRaw`SELECT FROM public_address WHERE id = ${id}::uuid FOR UPDATE`;
  return readAddress(tx, id);
}

/** Those that may have something to do, the ones that sites wait for first. */
export async function readUnsettled(tx: Transaction): Promise<Unsettled[]> {
  const rows = await tx.$queryRaw<{ id: Id; nextAttemptAt: Date | null; followsSince: Date | null }[]>`
    SELECT id, next_attempt_at AS "nextAttemptAt", follows_since AS "followsSince" FROM public_address
    WHERE removed_at IS NULL AND account_id IS NOT NULL
      AND (goes_back OR follows_since IS NOT NULL OR (relay_id IS NULL AND ordered)
           OR (relay_id IS NOT NULL AND (provider_address_id IS NULL OR routed_to IS DISTINCT FROM relay_id)))
    ORDER BY follows_since NULLS LAST, created_at, id`;
  return rows.map(({ followsSince, ...row }) => ({
    ...row,
    alsoAt: followsSince
      ? [FOLLOW.routeMs, FOLLOW.giveUpMs].map((ms) => new Date(followsSince.getTime() + ms))
      : [],
  }));
}

/** Ids at the provider of all addresses that a present row of the account knows. */
export async function readKnownAddresses(tx: Transaction, accountId: Id): Promise<ReadonlySet<string>> {
  const rows = await tx.publicAddress.findMany({
    where: { accountId, removedAt: null },
    select: { providerAddressId: true },
  });
  return new Set(rows.flatMap(({ providerAddressId }) => providerAddressId ?? []));
}

/** Ids at the provider of the account's relays' servers. */
export async function readServerIds(tx: Transaction, accountId: Id): Promise<ReadonlySet<string>> {
  const rows = await tx.relay.findMany({
    where: { accountId, serverId: { not: null } },
    select: { serverId: true },
  });
  return new Set(rows.flatMap(({ serverId }) => serverId ?? []));
}

/** The sites that have the address, all on its relay. */
export async function readHolders(tx: Transaction, ip: string, relayId: Id): Promise<Id[]> {
  const rows = await tx.assignment.findMany({
    where: { address: ip, relayId, until: null },
    select: { siteId: true },
    orderBy: { siteId: 'asc' },
  });
  return rows.map(({ siteId }) => siteId);
}

/** Whether the relay says that all sites that have the address are in force there, as far as it was told of them. */
export async function isReady(tx: Transaction, ip: string, relayId: Id): Promise<boolean> {
  const told = await tx.$queryRaw<{ scope: string; generation: number; document: unknown }[]>`
    SELECT d.scope, max(d.generation) AS generation, r.document FROM assignment a
    JOIN device ON device.relay_id = a.relay_id AND device.revoked_at IS NULL
    JOIN desired_document d ON d.device_id = device.id AND d.scope = 'site:' || a.site_id AND NOT d.removal
    LEFT JOIN reported_state r ON r.device_id = device.id
    WHERE a.address = ${ip} AND a.relay_id = ${relayId}::uuid AND a.until IS NULL
    GROUP BY d.scope, r.document`;
  return told.every(({ scope, generation, document }) => {
    const reported = ReportedState.safeParse(document).data?.scopes.find((one) => one.scope === scope);
    const holds = reported?.conditions.some(({ type, status }) => type === 'Applied' && status) ?? false;
    return holds && (reported?.appliedGeneration ?? 0) >= generation;
  });
}
