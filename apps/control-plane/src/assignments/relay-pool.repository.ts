import { type Id, type Ipv4, type RelayAddress, RelayProblem } from '@tresse/contracts';
import { newId, type Transaction } from '../database/index.js';

/** The addresses of a relay beside its own, and who has each. */
export async function readPool(tx: Transaction, relayId: Id): Promise<RelayAddress[]> {
  const rows = await tx.$queryRaw<PoolRow[]>`
    SELECT p.id, p.ip, p.ordered, p.goes_back AS returns, p.routed_to IS NOT DISTINCT FROM p.relay_id AS routed, p.problem,
           t.id AS "tenantId", t.name
    FROM public_address p
    LEFT JOIN LATERAL (
      SELECT a.tenant_id FROM assignment a WHERE a.address = p.ip AND a.until IS NULL LIMIT 1
    ) present ON true
    LEFT JOIN tenant t ON t.id = present.tenant_id
    WHERE p.relay_id = ${relayId}::uuid AND p.removed_at IS NULL ORDER BY p.ip::inet, p.created_at, p.id`;
  return rows.map((row) => ({
    id: row.id,
    address: row.ip,
    state: stateOf(row),
    ordered: row.ordered,
    problem: RelayProblem.nullable().parse(row.problem),
    tenant: row.tenantId === null || row.name === null ? null : { id: row.tenantId, name: row.name },
  }));
}

interface PoolRow {
  id: Id;
  ip: Ipv4 | null;
  ordered: boolean;
  returns: boolean;
  routed: boolean;
  problem: unknown;
  tenantId: Id | null;
  name: string | null;
}

function stateOf({ ip, returns, routed }: PoolRow): RelayAddress['state'] {
  if (returns) return 'returning';
  if (ip === null) return 'ordered';
  return routed ? 'ready' : 'coming';
}

/** True for an address that a relay has in its pool, or as its own if it is not this one. */
export async function isAddressTaken(tx: Transaction, address: Ipv4, exceptRelay?: Id): Promise<boolean> {
  const others = exceptRelay === undefined ? {} : { id: { not: exceptRelay } };
  const own = await tx.relay.count({ where: { publicAddress: address, ...others } });
  return own > 0 || (await tx.publicAddress.count({ where: { ip: address, removedAt: null } })) > 0;
}

export async function insertPoolAddress(tx: Transaction, relayId: Id, address: Ipv4): Promise<void> {
  await tx.publicAddress.create({ data: { id: newId(), ip: address, relayId, routedTo: relayId } });
}

/** Addresses to be had from the relay's account; who looks after addresses orders them. */
export async function insertPoolOrders(
  tx: Transaction,
  relayId: Id,
  accountId: Id,
  count: number,
): Promise<void> {
  const one = { accountId, relayId, ordered: true };
  await tx.publicAddress.createMany({ data: Array.from({ length: count }, () => ({ id: newId(), ...one })) });
}

/** One that was ordered is given back; false for one that was typed in. */
export async function returnPoolAddress(tx: Transaction, id: Id): Promise<boolean> {
  const { count } = await tx.publicAddress.updateMany({
    where: { id, accountId: { not: null }, removedAt: null },
    data: { returning: true, attempts: 0, nextAttemptAt: null },
  });
  return count > 0;
}

/** An address of the relay's pool that is there and that nobody has, the one that was given back the longest ago. */
export async function freePoolAddress(tx: Transaction, relayId: Id): Promise<Ipv4 | undefined> {
  const [row] = await tx.$queryRaw<{ ip: Ipv4 }[]>`
    SELECT p.ip FROM public_address p
    WHERE p.relay_id = ${relayId}::uuid AND p.routed_to = p.relay_id AND p.ip IS NOT NULL AND NOT p.goes_back
      AND p.removed_at IS NULL
      AND NOT EXISTS (SELECT FROM assignment a WHERE a.address = p.ip AND a.until IS NULL)
    ORDER BY (SELECT max(a.until) FROM assignment a WHERE a.address = p.ip) NULLS FIRST, p.created_at, p.id LIMIT 1`;
  return row?.ip;
}

/** What orders of addresses for the relay rest on. */
export async function readPoolOwner(
  tx: Transaction,
  relayId: Id,
): Promise<{ accountId: Id | null; isLeaving: boolean } | undefined> {
  const relay = await tx.relay.findUnique({
    where: { id: relayId, removedAt: null },
    select: { accountId: true, wanted: true, condemned: true },
  });
  return relay
    ? { accountId: relay.accountId, isLeaving: relay.condemned || relay.wanted === 'gone' }
    : undefined;
}

/** Takes the address out of the pool; false when the relay has none such. */
export async function removePoolAddress(tx: Transaction, relayId: Id, address: Ipv4): Promise<boolean> {
  const { count } = await tx.publicAddress.updateMany({
    where: { relayId, ip: address, removedAt: null },
    data: { removedAt: new Date() },
  });
  return count > 0;
}
