import type { Id, SiteInput } from '@tresse/contracts';
import { readFace, readFaces } from '../assignments/assignments.repository.js';
import { newId, type Transaction } from '../database/index.js';
import { lineColumns } from '../lines/line-columns.js';
import { forwardColumns, siteColumns } from './site-columns.js';

const presentDevice = { where: { revokedAt: null }, include: { reportedState: true } } as const;

const siteRows = {
  lines: { orderBy: { index: 'asc' } },
  portForwards: { orderBy: { publicPortFirst: 'asc' } },
  devices: presentDevice,
  claims: { where: { revokedAt: null }, orderBy: { createdAt: 'desc' }, take: 1 },
  relay: { include: { devices: { where: { revokedAt: null } } } },
  tenant: true,
} as const;

/** A site with everything that is shown of it. */
export type SiteRow = NonNullable<Awaited<ReturnType<typeof findSite>>>;

/** The site, unless it was removed or belongs to another tenant. */
export async function findSite(tx: Transaction, id: Id) {
  const row = await tx.site.findFirst({ where: { id, removedAt: null }, include: siteRows });
  return row && { ...row, face: await readFace(tx, id) };
}

/** All present sites that the transaction may see, or those of these ids. */
export async function findSites(tx: Transaction, ids?: readonly Id[]): Promise<SiteRow[]> {
  const rows = await tx.site.findMany({
    where: { removedAt: null, ...(ids ? { id: { in: [...ids] } } : {}) },
    include: siteRows,
    orderBy: { createdAt: 'asc' },
  });
  const faces = await readFaces(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...row, face: faces.get(row.id) ?? null }));
}

/** Locks the site until the transaction ends; its generation, or undefined when there is no such site. */
export async function lockSite(tx: Transaction, id: Id): Promise<number | undefined> {
  const [row] = await tx.$queryRaw<{ generation: number }[]>`
    SELECT generation FROM site WHERE id = ${id}::uuid AND removed_at IS NULL FOR UPDATE`;
  return row?.generation;
}

/** When the site's newest generation was made. */
export async function readGenerationTime(
  tx: Transaction,
  siteId: Id,
  generation: number,
): Promise<Date | null> {
  const row = await tx.desiredGeneration.findUnique({
    where: { scope_generation: { scope: `site:${siteId}`, generation } },
    select: { createdAt: true },
  });
  return row?.createdAt ?? null;
}

/** Writes the site itself; lines and forwards follow with {@link replaceParts}. */
export async function insertSite(
  tx: Transaction,
  tenantId: Id,
  input: SiteInput,
  place: { relayId: Id; relayIndex: number },
): Promise<Id> {
  const id = newId();
  await tx.site.create({ data: { id, tenantId, ...siteColumns(input), ...place } });
  return id;
}

/** Writes what a person has set of a site itself, and its place; its parts are {@link replaceParts}. */
export async function updateSite(
  tx: Transaction,
  id: Id,
  input: SiteInput,
  place: { relayId: Id; relayIndex: number },
): Promise<void> {
  await tx.site.update({ where: { id }, data: { ...siteColumns(input), ...place } });
}

/**
 * Puts the lines and forwards of the input in place of the present ones. What is kept keeps its id, and a line its
 * index; a new line takes the smallest free index. All leave before any comes back, so that names and interfaces can be
 * swapped.
 */
export async function replaceParts(
  tx: Transaction,
  site: { id: Id; tenantId: Id; relayId: Id },
  input: SiteInput,
): Promise<void> {
  const { id: siteId, tenantId, relayId } = site;
  const before = new Map(
    (await tx.line.findMany({ where: { siteId } })).map((line) => [line.id, line] as const),
  );
  const kept = input.lines.flatMap((line) => (line.id ? (before.get(line.id)?.index ?? []) : []));
  const free = [1, 2, 3, 4, 5, 6, 7, 8].filter((index) => !kept.includes(index));
  await tx.line.deleteMany({ where: { siteId } });
  await tx.line.createMany({
    data: input.lines.map(({ id, ...line }) => {
      const known = id === undefined ? undefined : before.get(id);
      return {
        ...lineColumns(line),
        id: known?.id ?? newId(),
        index: known?.index ?? free.shift() ?? 0,
        createdAt: known?.createdAt ?? new Date(),
        tenantId,
        siteId,
      };
    }),
  });
  await tx.portForward.deleteMany({ where: { siteId } });
  await tx.portForward.createMany({
    data: input.portForwards.map((forward) => ({ ...forwardColumns(forward), tenantId, siteId, relayId })),
  });
}

/** Takes the site out of sight, frees its public ports, ends its claims and revokes its box. */
export async function removeSite(tx: Transaction, siteId: Id): Promise<void> {
  const now = new Date();
  await tx.site.update({ where: { id: siteId }, data: { removedAt: now } });
  await tx.portForward.deleteMany({ where: { siteId } });
  await tx.claim.updateMany({ where: { siteId, usedAt: null, revokedAt: null }, data: { revokedAt: now } });
  const revoked = await tx.device.updateManyAndReturn({
    where: { siteId, revokedAt: null },
    data: { revokedAt: now, online: false },
    select: { id: true, tenantId: true },
  });
  await tx.outbox.createMany({
    data: revoked.map(({ id, tenantId }) => ({ deviceId: id, tenantId, kind: 'device.revoked' })),
  });
}
