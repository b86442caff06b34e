import type { Id, Ipv4, PublicFace } from '@tresse/contracts';
import { newId, type Transaction } from '../database/index.js';
import { FACE_PORTS } from '../desired-state/addressing-plan.js';

interface FaceColumns {
  address: Ipv4;
  portFirst: number | null;
  portLast: number | null;
}

type FaceRow = FaceColumns & { siteId: Id; relayId: Id };

function faceOf({ address, portFirst, portLast }: FaceColumns): PublicFace {
  const ports = portFirst === null || portLast === null ? null : { first: portFirst, last: portLast };
  return { address, ports };
}

/** What sites have on the relays where their places are. */
async function readPresent(tx: Transaction, siteIds: readonly Id[]): Promise<FaceRow[]> {
  return tx.$queryRaw<FaceRow[]>`
    SELECT a.site_id AS "siteId", a.relay_id AS "relayId", a.address,
           a.port_first AS "portFirst", a.port_last AS "portLast"
    FROM assignment a JOIN site s ON s.id = a.site_id AND s.relay_id = a.relay_id
    WHERE a.site_id = ANY(${[...siteIds]}::uuid[]) AND a.until IS NULL`;
}

/** What the site has at present, on the relay where its place is. */
export async function readAssignment(
  tx: Transaction,
  siteId: Id,
): Promise<{ relayId: Id; face: PublicFace } | null> {
  const [row] = await readPresent(tx, [siteId]);
  return row ? { relayId: row.relayId, face: faceOf(row) } : null;
}

/** What the site has on this relay still, though its place is on another. */
export async function readFaceAt(tx: Transaction, siteId: Id, relayId: Id): Promise<PublicFace | null> {
  const row = await tx.assignment.findFirst({ where: { siteId, relayId, until: null } });
  return row && faceOf(row);
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
  const rows = await readPresent(tx, siteIds);
  return new Map(rows.map((row) => [row.siteId, faceOf(row)]));
}

/** The face that the tenant has or would get on the relay; undefined when there is no room for another tenant. */
export async function takeFace(tx: Transaction, relayId: Id, tenantId: Id): Promise<PublicFace | undefined> {
  const rows = await tx.$queryRaw<FaceColumns[]>`
    SELECT address, port_first AS "portFirst", port_last AS "portLast"
    FROM free_face(${relayId}::uuid, ${tenantId}::uuid, ${[...FACE_PORTS.first]}::integer[], ${FACE_PORTS.size}::integer)`;
  return rows.map(faceOf)[0];
}

/** The same for the tenant of the transaction, to look at only. */
export async function freeFace(tx: Transaction, relayId: Id): Promise<PublicFace | undefined> {
  const rows = await tx.$queryRaw<FaceColumns[]>`
    SELECT address, port_first AS "portFirst", port_last AS "portLast" FROM free_face(
      ${relayId}::uuid, current_tenant(), ${[...FACE_PORTS.first]}::integer[], ${FACE_PORTS.size}::integer)`;
  return rows.map(faceOf)[0];
}

/** All faces that these sites have still, by site and there by relay. */
export async function readStanding(
  tx: Transaction,
  siteIds: readonly Id[],
): Promise<ReadonlyMap<Id, ReadonlyMap<Id, PublicFace>>> {
  const rows = await tx.assignment.findMany({ where: { siteId: { in: [...siteIds] }, until: null } });
  const standing = new Map<Id, Map<Id, PublicFace>>();
  for (const { siteId, relayId, ...face } of rows) {
    const own = standing.get(siteId) ?? new Map<Id, PublicFace>();
    standing.set(siteId, own.set(relayId, faceOf(face)));
  }
  return standing;
}

/** What these relays have for tenants, by relay, the best first: with the tenant that has it, or null where nobody has. */
export async function readOpenFaces(
  tx: Transaction,
  relayIds: readonly Id[],
): Promise<ReadonlyMap<Id, { tenantId: Id | null; face: PublicFace }[]>> {
  const rows = await tx.$queryRaw<(FaceColumns & { relayId: Id; tenantId: Id | null })[]>`
    SELECT relay AS "relayId", f.tenant_id AS "tenantId", f.address, f.port_first AS "portFirst", f.port_last AS "portLast"
    FROM unnest(${[...relayIds]}::uuid[]) AS relay,
      LATERAL open_faces(relay, ${[...FACE_PORTS.first]}::integer[], ${FACE_PORTS.size}::integer) WITH ORDINALITY
        AS f (tenant_id, address, port_first, port_last, rank)
    ORDER BY relay, f.rank`;
  const open = new Map<Id, { tenantId: Id | null; face: PublicFace }[]>();
  for (const { relayId, tenantId, ...face } of rows) {
    const own = open.get(relayId) ?? [];
    open.set(relayId, own);
    own.push({ tenantId, face: faceOf(face) });
  }
  return open;
}

/** A face that a site gets. */
export interface NewAssignment {
  site: { id: Id; tenantId: Id };
  relayId: Id;
  face: PublicFace;
}

export async function insertAssignments(tx: Transaction, rows: readonly NewAssignment[]): Promise<void> {
  await tx.assignment.createMany({
    data: rows.map(({ site, relayId, face: { address, ports } }) => ({
      ...{ id: newId(), tenantId: site.tenantId, siteId: site.id, relayId, address },
      ...{ portFirst: ports?.first ?? null, portLast: ports?.last ?? null },
    })),
  });
}

/** Ends what each of these sites has on its relay there. */
export async function endAssignments(
  tx: Transaction,
  ends: readonly { siteId: Id; relayId: Id }[],
): Promise<void> {
  await tx.$executeRaw`
    UPDATE assignment a SET until = ${new Date()}
    FROM jsonb_to_recordset(${JSON.stringify(ends)}::jsonb) AS one ("siteId" uuid, "relayId" uuid)
    WHERE a.site_id = one."siteId" AND a.relay_id = one."relayId" AND a.until IS NULL`;
}

/** Ends what the site has on any relay, or on this one. */
export async function endAssignment(tx: Transaction, siteId: Id, relayId?: Id): Promise<void> {
  const where = { siteId, until: null, ...(relayId !== undefined && { relayId }) };
  await tx.assignment.updateMany({ where, data: { until: new Date() } });
}

export async function tenantOf(tx: Transaction, siteId: Id): Promise<Id> {
  return (await tx.site.findUniqueOrThrow({ where: { id: siteId }, select: { tenantId: true } })).tenantId;
}

/** Has the database put the forwards that a site has already on the address of its face. */
export async function moveForwards(tx: Transaction, siteId: Id, relayId: Id): Promise<void> {
  await tx.portForward.updateMany({ where: { siteId }, data: { relayId } });
}

/** Present sites without a face whose relay has an address, each with its tenant, in a fixed order. */
export async function readFaceless(tx: Transaction): Promise<{ id: Id; tenantId: Id; relayId: Id }[]> {
  return tx.$queryRaw<{ id: Id; tenantId: Id; relayId: Id }[]>`
    SELECT s.id, s.tenant_id AS "tenantId", s.relay_id AS "relayId"
    FROM site s JOIN relay r ON r.id = s.relay_id
    WHERE s.removed_at IS NULL AND r.public_address IS NOT NULL
      AND NOT EXISTS (
        SELECT FROM assignment a WHERE a.site_id = s.id AND a.relay_id = s.relay_id AND a.until IS NULL
      )
    ORDER BY s.created_at, s.id`;
}
