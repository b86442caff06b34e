import type { Id, Ipv4, RelayAddress } from '@tresse/contracts';
import { newId, type Transaction } from '../database/index.js';

/** The addresses of a relay beside its own, and who has each. */
export async function readPool(tx: Transaction, relayId: Id): Promise<RelayAddress[]> {
  const rows = await tx.$queryRaw<{ ip: Ipv4; id: Id | null; name: string | null }[]>`
    SELECT p.ip, t.id, t.name FROM public_address p
    LEFT JOIN LATERAL (
      SELECT a.tenant_id FROM assignment a WHERE a.address = p.ip AND a.until IS NULL LIMIT 1
    ) present ON true
    LEFT JOIN tenant t ON t.id = present.tenant_id
    WHERE p.relay_id = ${relayId}::uuid AND p.removed_at IS NULL ORDER BY p.ip::inet`;
  return rows.map(({ ip, id, name }) => ({
    address: ip,
    tenant: id === null || name === null ? null : { id, name },
  }));
}

/** True for an address that a relay has, as its own or in its pool. */
export async function isAddressTaken(tx: Transaction, address: Ipv4): Promise<boolean> {
  const own = await tx.relay.count({ where: { publicAddress: address } });
  return own > 0 || (await tx.publicAddress.count({ where: { ip: address, removedAt: null } })) > 0;
}

export async function insertPoolAddress(tx: Transaction, relayId: Id, address: Ipv4): Promise<void> {
  await tx.publicAddress.create({ data: { id: newId(), ip: address, relayId } });
}

/** Takes the address out of the pool; false when the relay has none such. */
export async function removePoolAddress(tx: Transaction, relayId: Id, address: Ipv4): Promise<boolean> {
  const { count } = await tx.publicAddress.updateMany({
    where: { relayId, ip: address, removedAt: null },
    data: { removedAt: new Date() },
  });
  return count > 0;
}
