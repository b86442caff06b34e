import type {
  DesiredAnnouncement,
  Generation,
  Id,
  ReportedScope,
  Scope,
  SignedDocument,
} from '@tresse/contracts';
import { readFace } from '../assignments/assignments.repository.js';
import type { Transaction } from '../database/index.js';
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

/** Everything that one site's documents are compiled from. Throws when there is no such site. */
export async function readSiteToCompile(tx: Transaction, siteId: Id): Promise<SiteToCompile> {
  const site = await tx.site.findUniqueOrThrow({
    where: { id: siteId },
    include: {
      lines: true,
      portForwards: true,
      devices: presentDevice,
      relay: { include: { devices: presentDevice } },
      relayMoves: {
        where: { leftAt: null },
        include: { fromRelay: { include: { devices: presentDevice } } },
      },
    },
  });
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
      face: await readFace(tx, siteId),
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

/** Raises the site's counter; concurrent changes of one site queue on its row until this one commits. */
export async function nextSiteGeneration(tx: Transaction, siteId: Id): Promise<Generation> {
  const { generation } = await tx.site.update({
    where: { id: siteId },
    data: { generation: { increment: 1 }, updatedAt: new Date() },
    select: { generation: true },
  });
  return generation;
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

/** Writes down that a scope has a new generation, why, and by whom (null for the system). */
export async function insertGeneration(
  tx: Transaction,
  row: { scope: Scope; generation: Generation; tenantId: Id | null; reason: string; authorId: Id | null },
): Promise<void> {
  await tx.desiredGeneration.create({ data: row });
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

/** What an announcement says beside the time. */
export type Newest = Pick<DesiredAnnouncement, 'scopes'>;

/** Newest generation and hash of these scopes of a device, or of all: what it is told on connect and on each change. */
export async function readAnnouncement(
  tx: Transaction,
  deviceId: Id,
  only?: readonly Scope[],
): Promise<Newest> {
  const scopes = await tx.$queryRaw<DesiredAnnouncement['scopes']>`
    SELECT DISTINCT ON (scope) scope, generation, hash FROM desired_document
    WHERE device_id = ${deviceId}::uuid AND (${only === undefined} OR scope = ANY(${[...(only ?? [])]}))
    AND (held_until IS NULL OR held_until <= now())
    ORDER BY scope, generation DESC`;
  return { scopes };
}

/** The newest document of each of these scopes that the device has; none for one that is revoked and still connected. */
export async function readDocuments(
  tx: Transaction,
  deviceId: Id,
  scopes: readonly Scope[],
): Promise<SignedDocument[]> {
  return tx.$queryRaw<SignedDocument[]>`
    SELECT DISTINCT ON (scope) payload, signature FROM desired_document
    JOIN device ON device.id = desired_document.device_id AND device.revoked_at IS NULL
    WHERE device_id = ${deviceId}::uuid AND scope = ANY(${[...scopes]}) AND (held_until IS NULL OR held_until <= now())
    ORDER BY scope, generation DESC`;
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

/** A device that may now be told of a scope. */
export interface Released {
  deviceId: Id;
  scope: Scope;
}

/**
 * Ends the waiting of the sites' documents whose generation, or a newer one, their relay says is in force, unless their
 * public address is still on its way from a relay that serves; tells whom to announce them to.
 */
export async function releaseApplied(
  tx: Transaction,
  relayDevice: Id,
  reported: readonly ReportedScope[],
): Promise<Released[]> {
  const applied = reported.flatMap(({ scope, appliedGeneration, conditions }) =>
    conditions.some(({ type, status }) => type === 'Applied' && status) && appliedGeneration !== null
      ? [{ scope, generation: appliedGeneration }]
      : [],
  );
  if (applied.length === 0) return [];
  return tx.$queryRaw<Released[]>`
    UPDATE desired_document d SET held_until = NULL
    FROM unnest(${applied.map(({ scope }) => scope)}::text[], ${applied.map(({ generation }) => generation)}::integer[])
      AS done (scope, generation)
    WHERE d.held_until IS NOT NULL AND d.scope = done.scope AND d.generation <= done.generation
      AND d.device_id <> ${relayDevice}::uuid
      AND EXISTS (
        SELECT FROM desired_document own
        WHERE own.device_id = ${relayDevice}::uuid AND own.scope = d.scope AND own.generation = done.generation
      )
      AND NOT EXISTS (
        SELECT FROM assignment a
        JOIN public_address p ON p.ip = a.address AND p.relay_id = a.relay_id AND p.removed_at IS NULL
        WHERE 'site:' || a.site_id = d.scope AND a.until IS NULL
          AND p.follows_since IS NOT NULL AND NOT p.follows_at_once
      )
    RETURNING d.device_id AS "deviceId", d.scope`;
}

/** Ends the waiting of these sites. */
export async function releaseSites(tx: Transaction, siteIds: readonly Id[]): Promise<Released[]> {
  const scopes = siteIds.map((id) => `site:${id}`);
  return tx.$queryRaw<Released[]>`
    UPDATE desired_document SET held_until = NULL WHERE held_until IS NOT NULL AND scope = ANY(${scopes})
    RETURNING device_id AS "deviceId", scope`;
}

/** Until when the site's newest document waits for its relay; undefined where it waits no longer. */
export async function readHold(tx: Transaction, siteId: Id): Promise<Date | undefined> {
  const held = await tx.desiredDocument.findFirst({
    where: { scope: `site:${siteId}`, heldUntil: { gt: new Date() } },
    orderBy: { generation: 'desc' },
  });
  return held?.heldUntil ?? undefined;
}

/** Ends the waiting that has lasted long enough. */
export async function releaseOverdue(tx: Transaction): Promise<Released[]> {
  return tx.$queryRaw<Released[]>`
    UPDATE desired_document SET held_until = NULL WHERE held_until <= now()
    RETURNING device_id AS "deviceId", scope`;
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
