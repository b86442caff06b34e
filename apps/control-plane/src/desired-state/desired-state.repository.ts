import type { Generation, Id, PublicFace, ReportedScope, Scope, SignedDocument } from '@tresse/contracts';
import { readFaces } from '../assignments/assignments.repository.js';
import type { Transaction } from '../database/index.js';
import type { Prisma } from '../generated/prisma/client.js';
import { lineSettings } from '../lines/line-columns.js';
import { forwardOf, siteSettings } from '../sites/site-columns.js';
import type { RelayRow, SiteRows } from './compile.js';
import type { GivenDocument } from './convergence.js';

/** A site's rows with the devices that its documents are for. */
export interface SiteToCompile {
  tenant: Id;
  removed: boolean;
  rows: SiteRows;
  siteDevice: Id | null;
  relayDevice: Id | null;
}

/** One end's document as it is kept. */
export interface StoredDocument extends SignedDocument {
  scope: Scope;
  generation: Generation;
  device: Id;
  tenant: Id | null;
  hash: string;
  /** It tells a relay that the site has gone. */
  removal: boolean;
  /** Its device is not told of it before; null: at once. */
  heldUntil: Date | null;
}

const presentDevice = {
  where: { revokedAt: null },
  select: { id: true, wireguardPublicKey: true },
} as const;

const toCompile = {
  lines: true,
  portForwards: true,
  devices: presentDevice,
  relay: { include: { devices: presentDevice } },
  relayMoves: {
    where: { leftAt: null },
    include: { fromRelay: { include: { devices: presentDevice } } },
  },
} as const;

type SiteColumns = Prisma.SiteGetPayload<{ include: typeof toCompile }>;

/** Everything that the documents of these sites are compiled from. */
export async function readSitesToCompile(
  tx: Transaction,
  siteIds: readonly Id[],
): Promise<ReadonlyMap<Id, SiteToCompile>> {
  const sites = await tx.site.findMany({ where: { id: { in: [...siteIds] } }, include: toCompile });
  const faces = await readFaces(tx, siteIds);
  return new Map(sites.map((site) => [site.id, siteToCompile(site, faces.get(site.id) ?? null)]));
}

function siteToCompile(site: SiteColumns, face: PublicFace | null): SiteToCompile {
  const [leaving] = site.relayMoves;
  const siteDevice = site.devices[0];
  const relayDevice = site.relay.devices[0];
  return {
    tenant: site.tenantId,
    removed: site.removedAt !== null,
    siteDevice: siteDevice?.id ?? null,
    relayDevice: relayDevice?.id ?? null,
    rows: {
      site: {
        id: site.id,
        name: site.name,
        index: site.relayIndex,
        moves: site.moves,
        ...siteSettings(site),
        device: siteDevice ?? null,
      },
      lines: site.lines.map((line) => ({ id: line.id, index: line.index, ...lineSettings(line) })),
      portForwards: site.portForwards.map(forwardOf),
      relay: relayRow(site.relay),
      face,
      leaving: leaving ? { relay: relayRow(leaving.fromRelay), index: leaving.fromIndex } : null,
    },
  };
}

interface RelayColumns extends Omit<RelayRow, 'device'> {
  devices: NonNullable<RelayRow['device']>[];
}

function relayRow({ id, name, publicAddress, ipv6Prefix, lineKbit, devices }: RelayColumns): RelayRow {
  return { id, name, publicAddress, ipv6Prefix, lineKbit, device: devices[0] ?? null };
}

/** A relay's row with its device. Throws when there is no such relay. */
export async function readRelayToCompile(
  tx: Transaction,
  relayId: Id,
): Promise<{ row: RelayRow; device: Id | null }> {
  const relay = await tx.relay.findUniqueOrThrow({
    where: { id: relayId },
    include: { devices: presentDevice },
  });
  const device = relay.devices[0];
  return { device: device?.id ?? null, row: relayRow(relay) };
}

/** Raises the sites' counters; concurrent changes of a site queue on its row until this one commits. */
export async function nextSiteGenerations(
  tx: Transaction,
  siteIds: readonly Id[],
): Promise<ReadonlyMap<Id, Generation>> {
  const rows = await tx.$queryRaw<{ id: Id; generation: Generation }[]>`
    UPDATE site SET generation = generation + 1, updated_at = ${new Date()}
    WHERE id = ANY(${[...siteIds]}::uuid[]) RETURNING id, generation`;
  return new Map(rows.map(({ id, generation }) => [id, generation]));
}

/** The same for a relay's own part. */
export async function nextRelayGeneration(tx: Transaction, relayId: Id): Promise<Generation> {
  const { generation } = await tx.relay.update({
    where: { id: relayId },
    data: { generation: { increment: 1 } },
    select: { generation: true },
  });
  return generation;
}

/** A scope's new generation: why it was made, and by whom (null for the system). */
export interface NewGeneration {
  scope: Scope;
  generation: Generation;
  tenantId: Id | null;
  reason: string;
  authorId: Id | null;
}

export async function insertGenerations(tx: Transaction, rows: readonly NewGeneration[]): Promise<void> {
  await tx.desiredGeneration.createMany({ data: [...rows] });
}

/** Keeps documents and puts an announcement for each device that is to know at once into the outbox. */
export async function insertDocuments(tx: Transaction, documents: readonly StoredDocument[]): Promise<void> {
  await tx.desiredDocument.createMany({
    data: documents.map(({ device, tenant, ...document }) => ({
      ...document,
      deviceId: device,
      tenantId: tenant,
    })),
  });
  await tx.outbox.createMany({
    data: documents
      .filter(({ heldUntil }) => heldUntil === null)
      .map(({ device, tenant, scope }) => ({
        deviceId: device,
        tenantId: tenant,
        kind: 'desired.announce',
        payload: { scope },
      })),
  });
}

/** A scope that a device asks for. */
export interface DocumentAsk {
  deviceId: Id;
  scope: Scope;
}

/**
 * The newest document of each scope that is asked for, in the order of the asks; undefined where the device has none, or is
 * revoked and still connected.
 */
export async function readDocuments(
  tx: Transaction,
  asks: readonly DocumentAsk[],
): Promise<(SignedDocument | undefined)[]> {
  const rows = await tx.$queryRaw<(SignedDocument & DocumentAsk)[]>`
    SELECT DISTINCT ON (d.device_id, d.scope) d.device_id AS "deviceId", d.scope, d.payload, d.signature
    FROM unnest(${asks.map(({ deviceId }) => deviceId)}::uuid[], ${asks.map(({ scope }) => scope)}::text[])
      AS one (device, scope)
    JOIN desired_document d ON d.device_id = one.device AND d.scope = one.scope
    JOIN device ON device.id = d.device_id AND device.revoked_at IS NULL
    WHERE d.held_until IS NULL OR d.held_until <= now()
    ORDER BY d.device_id, d.scope, d.generation DESC`;
  const found = new Map(
    rows.map(({ deviceId, scope, ...document }) => [`${deviceId} ${scope}`, document] as const),
  );
  return asks.map(({ deviceId, scope }) => found.get(`${deviceId} ${scope}`));
}

/** What was signed for the generations that a device says are in force. */
export async function readHashes(
  tx: Transaction,
  deviceId: Id,
  reported: readonly ReportedScope[],
): Promise<GivenDocument[]> {
  const applied = reported.flatMap(({ scope, appliedGeneration }) =>
    appliedGeneration === null ? [] : [{ scope, generation: appliedGeneration }],
  );
  return tx.desiredDocument.findMany({
    where: { deviceId, OR: applied },
    select: { scope: true, generation: true, hash: true },
  });
}

/** The removals that a device was given. */
export async function readRemovals(tx: Transaction, deviceId: Id): Promise<GivenDocument[]> {
  return tx.desiredDocument.findMany({
    where: { deviceId, removal: true },
    select: { scope: true, generation: true, hash: true },
  });
}

/** Forgets what a device was given of a scope, up to this generation. */
export async function forgetDocuments(
  tx: Transaction,
  deviceId: Id,
  { scope, generation }: Pick<GivenDocument, 'scope' | 'generation'>,
): Promise<void> {
  await tx.desiredDocument.deleteMany({ where: { deviceId, scope, generation: { lte: generation } } });
}

/** Present sites of a relay with a box and lines, whose newest generation says nothing to the relay's device. */
export async function readSitesBehind(tx: Transaction, relayId: Id): Promise<Id[]> {
  const rows = await tx.$queryRaw<{ id: Id }[]>`
    SELECT s.id FROM site s
    JOIN device relay_device ON relay_device.relay_id = s.relay_id AND relay_device.revoked_at IS NULL
    JOIN device box ON box.site_id = s.id AND box.revoked_at IS NULL
    WHERE s.relay_id = ${relayId}::uuid AND s.removed_at IS NULL AND EXISTS (SELECT FROM line WHERE line.site_id = s.id)
    AND NOT EXISTS (
      SELECT FROM desired_document d
      WHERE d.device_id = relay_device.id AND d.scope = 'site:' || s.id AND d.generation = s.generation
    )
    ORDER BY s.id`;
  return rows.map(({ id }) => id);
}

/**
 * Scopes whose newest documents are of another protocol than this one, relays' first, of sites and relays that are still
 * there. Reads the newest generation of each by index, and no others.
 */
export async function readScopesOfOtherProtocols(tx: Transaction, protocol: number): Promise<Scope[]> {
  const rows = await tx.$queryRaw<{ scope: Scope }[]>`
    WITH present AS (
      SELECT 'site:' || id AS scope, generation FROM site WHERE removed_at IS NULL
      UNION ALL SELECT 'relay:' || id, generation FROM relay WHERE removed_at IS NULL
    )
    SELECT DISTINCT scope FROM present JOIN desired_document d USING (scope, generation)
    WHERE (d.payload::jsonb ->> 'protocol')::integer <> ${protocol}
    ORDER BY scope`;
  return rows.map(({ scope }) => scope);
}
