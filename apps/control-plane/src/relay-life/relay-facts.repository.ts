import { type Id, RelayGoal, RelayProblem, RelayState } from '@tresse/contracts';
import type { Transaction } from '../database/index.js';
import { reportedOf } from '../devices/device-view.js';
import type { Unsettled } from '../reconciliation/index.js';
import { lockPlaces } from '../relays/relay-locks.repository.js';
import type { RelayFacts } from './facts.js';

const READ = {
  devices: { where: { revokedAt: null }, include: { reportedState: true } },
  addresses: { where: { removedAt: null }, orderBy: { createdAt: 'asc' } },
  _count: { select: { sites: { where: { removedAt: null } }, left: { where: { leftAt: null } } } },
} as const;

/** All of a present relay that its next step depends on; undefined when there is none. */
export async function readFacts(tx: Transaction, id: Id): Promise<RelayFacts | undefined> {
  const row = await tx.relay.findFirst({ where: { id, removedAt: null }, include: READ });
  if (!row) return undefined;
  const { accountId, providerRegion, size, image, preparedAt, sealedUserData } = row;
  const isOrdered = accountId !== null && providerRegion !== null && size !== null && image !== null;
  const [device] = row.devices;
  const own = reportedOf(device)?.scopes.find(({ scope }) => scope === `relay:${id}`);
  return {
    id,
    name: row.name,
    state: RelayState.parse(row.state),
    stateSince: row.stateSince,
    goal: RelayGoal.parse(row.wanted),
    order: isOrdered ? { accountId, providerRegion, size, image, preparedAt, sealedUserData } : null,
    serverId: row.serverId,
    publicAddress: row.publicAddress,
    lineKbit: row.lineKbit,
    problem: RelayProblem.nullable().parse(row.problem),
    attempts: row.attempts,
    nextAttemptAt: row.nextAttemptAt,
    condemned: row.condemned,
    rebuilds: row.rebuilds,
    // Connections of before live on where a site has left a while ago.
    sites: row._count.sites + row._count.left,
    addresses: row.addresses.map(({ id: addressId, providerAddressId, ip }) => ({
      id: addressId,
      providerAddressId,
      ip,
    })),
    device: device
      ? {
          online: device.online,
          applied: own?.appliedGeneration === row.generation && holds(own.conditions),
        }
      : null,
  };
}

function holds(conditions: readonly { type: string; status: boolean }[]): boolean {
  return conditions.some(({ type, status }) => type === 'Applied' && status);
}

/**
 * The same, with the row locked until the transaction ends; whoever puts a site onto the relay waits for it, or is waited
 * for.
 */
export async function lockFacts(tx: Transaction, id: Id): Promise<RelayFacts | undefined> {
  await lockPlaces(tx, [id]);
  await tx.$queryRaw`SELECT FROM relay WHERE id = ${id}::uuid FOR UPDATE`;
  return readFacts(tx, id);
}

/** The present relays that may have something to do: not those that serve or have failed, as they should. */
export async function readUnsettled(tx: Transaction): Promise<Unsettled[]> {
  return tx.$queryRaw`
    SELECT id, next_attempt_at AS "nextAttemptAt" FROM relay
    WHERE removed_at IS NULL AND (condemned OR NOT (state = 'failed' OR (state = 'ready' AND wanted = 'ready')))
    ORDER BY created_at, id`;
}
