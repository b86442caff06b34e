import type { Id, Ipv4, PublicFace } from '@tresse/contracts';
import { newId, type Transaction } from '../database/index.js';
import { FACE_PORTS } from '../desired-state/addressing-plan.js';

interface FaceColumns {
  address: Ipv4;
  portFirst: number | null;
  portLast: number | null;
}

const FACE = { siteId: true, relayId: true, address: true, portFirst: true, portLast: true } as const;

function faceOf({ address, portFirst, portLast }: FaceColumns): PublicFace {
  const ports = portFirst === null || portLast === null ? null : { first: portFirst, last: portLast };
  return { address, ports };
}

/** What the site has at present, and on which relay. */
export async function readAssignment(
  tx: Transaction,
  siteId: Id,
): Promise<{ relayId: Id; face: PublicFace } | null> {
  const row = await tx.assignment.findFirst({ where: { siteId, until: null }, select: FACE });
  return row && { relayId: row.relayId, face: faceOf(row) };
}

/** The site's public face; null for the relay's own address without a range. */
export async function readFace(tx: Transaction, siteId: Id): Promise<PublicFace | null> {
  return (await readAssignment(tx, siteId))?.face ?? null;
}

/** The same of several sites; those that have none are not in it. */
export async function readFaces(
  tx: Transaction,
  siteIds: readonly Id[],
): Promise<ReadonlyMap<Id, PublicFace>> {
  const rows = await tx.assignment.findMany({
    where: { siteId: { in: [...siteIds] }, until: null },
    select: FACE,
  });
  return new Map(rows.map((row) => [row.siteId, faceOf(row)]));
}

/** Others that want a face of the relay wait until this transaction ends. */
export async function lockFaces(tx: Transaction, relayId: Id): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`relay-faces:${relayId}`}, 0))::text`;
}

/** The face that the tenant has or would get on the relay; undefined when there is no room for another tenant. */
export async function takeFace(
  tx: Transaction,
  relayId: Id,
  tenantId: Id | null,
): Promise<PublicFace | undefined> {
  const rows = await tx.$queryRaw<FaceColumns[]>`
    SELECT address, port_first AS "portFirst", port_last AS "portLast"
    FROM free_face(${relayId}::uuid, ${tenantId}::uuid, ${[...FACE_PORTS.first]}::integer[], ${FACE_PORTS.size}::integer)`;
  return rows.map(faceOf)[0];
}

/** The same for the tenant of the transaction, to look at only. */
export async function freeFace(tx: Transaction, relayId: Id): Promise<PublicFace | undefined> {
  const [row] = await tx.$queryRaw<{ id: Id | null }[]>`SELECT current_tenant() AS id`;
  return takeFace(tx, relayId, row?.id ?? null);
}

/** Ends what the site has. */
export async function endAssignment(tx: Transaction, siteId: Id): Promise<void> {
  await tx.assignment.updateMany({ where: { siteId, until: null }, data: { until: new Date() } });
}

/** Begins an assignment; forwards that the site has on that relay already are on the face's address from then on. */
export async function insertAssignment(
  tx: Transaction,
  site: { id: Id; tenantId: Id },
  relayId: Id,
  { address, ports }: PublicFace,
): Promise<void> {
  await tx.assignment.create({
    data: {
      id: newId(),
      tenantId: site.tenantId,
      siteId: site.id,
      relayId,
      address,
      portFirst: ports?.first ?? null,
      portLast: ports?.last ?? null,
    },
  });
  await tx.portForward.updateMany({ where: { siteId: site.id, relayId }, data: { relayId } });
}

/** Present sites without a face whose relay has an address, each with its tenant, in a fixed order. */
export async function readFaceless(tx: Transaction): Promise<{ id: Id; tenantId: Id; relayId: Id }[]> {
  return tx.$queryRaw<{ id: Id; tenantId: Id; relayId: Id }[]>`
    SELECT s.id, s.tenant_id AS "tenantId", s.relay_id AS "relayId"
    FROM site s JOIN relay r ON r.id = s.relay_id
    WHERE s.removed_at IS NULL AND r.public_address IS NOT NULL
      AND NOT EXISTS (SELECT FROM assignment a WHERE a.site_id = s.id AND a.until IS NULL)
    ORDER BY s.created_at, s.id`;
}
