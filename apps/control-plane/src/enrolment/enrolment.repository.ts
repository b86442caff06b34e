import type { DeviceRole, EnrolmentRequest, ErrorCode, Id, Sha256 } from '@tresse/contracts';
import { newId, type Transaction } from '../database/index.js';
import { insertEvent } from '../events/events.repository.js';
import { Prisma } from '../generated/prisma/client.js';

/** What a claim was made for. */
export type ClaimTarget = { role: 'site'; siteId: Id; tenantId: Id } | { role: 'relay'; relayId: Id };

interface ClaimColumns {
  tenant_id: Id | null;
  site_id: Id | null;
  relay_id: Id | null;
}

/**
 * Uses a claim up, in one statement, so that of several at once exactly one gets it. The device that has used it may do so
 * again until it has connected: a power cut or a line kept the answer from it. It is known by its WireGuard key, which
 * nobody else has been told of. Undefined when there is no such claim to be used by a device of this role;
 * {@link whyNotClaimed} then says why. The secret has 256 random bits and is looked up by its hash: how long that takes
 * tells nothing of it.
 */
export async function consumeClaim(
  tx: Transaction,
  { role, wireguardPublicKey }: Pick<EnrolmentRequest, 'role' | 'wireguardPublicKey'>,
  secretHash: Sha256,
): Promise<ClaimTarget | undefined> {
  const [claim] = await tx.$queryRaw<ClaimColumns[]>`
    UPDATE claim SET used_at = now()
    WHERE secret_hash = ${secretHash} AND kind = ${role}
      AND revoked_at IS NULL AND expires_at > now()
      AND (used_at IS NULL OR EXISTS (
        SELECT FROM device
        WHERE (device.site_id = claim.site_id OR device.relay_id = claim.relay_id)
          AND device.wireguard_public_key = ${wireguardPublicKey}
          AND device.revoked_at IS NULL AND device.session_epoch = 0 AND device.enrolled_at >= claim.used_at
      ))
    RETURNING tenant_id, site_id, relay_id`;
  if (claim?.relay_id) return { role: 'relay', relayId: claim.relay_id };
  if (claim?.site_id && claim.tenant_id) {
    return { role: 'site', siteId: claim.site_id, tenantId: claim.tenant_id };
  }
  return undefined;
}

/** Why a claim could not be used. */
export async function whyNotClaimed(
  tx: Transaction,
  role: DeviceRole,
  secretHash: Sha256,
): Promise<ErrorCode> {
  const claim = await tx.claim.findUnique({ where: { secretHash } });
  if (!claim) return 'claim.unknown';
  if (claim.kind !== role) return 'claim.foreign';
  if (!claim.usedAt) return 'claim.expired';
  return claim.imageVersion === null ? 'claim.used' : 'claim.image-used';
}

/**
 * Notes that another box than the one that used a site's claim came with it, and tells it in the site's timeline: once,
 * however often it comes. The box that did use it is known by its WireGuard key and is no other.
 */
export async function noteReuse(
  tx: Transaction,
  secretHash: Sha256,
  { wireguardPublicKey, hostname }: EnrolmentRequest,
): Promise<{ siteId: Id; eventId: Id } | undefined> {
  const [claim] = await tx.$queryRaw<{ site_id: Id; tenant_id: Id; image_version: string | null }[]>`
    UPDATE claim SET reused_at = now()
    WHERE secret_hash = ${secretHash} AND kind = 'site' AND used_at IS NOT NULL AND reused_at IS NULL
      AND NOT EXISTS (
        SELECT FROM device
        WHERE device.site_id = claim.site_id AND device.wireguard_public_key = ${wireguardPublicKey}
      )
    RETURNING site_id, tenant_id, image_version`;
  if (!claim) return undefined;
  const { site_id: siteId, tenant_id: tenantId, image_version: version } = claim;
  const data = { hostname, image: version !== null };
  const eventId = await insertEvent(tx, { siteId, tenantId, kind: 'claim.reused', actor: null, data });
  return { siteId, eventId };
}

/**
 * Lets enrolments at one site or relay come one after the other. False when it was removed meanwhile.
 */
export async function lockTarget(tx: Transaction, target: ClaimTarget): Promise<boolean> {
  const rows =
    target.role === 'site'
      ? await tx.$queryRaw<unknown[]>`
          SELECT FROM site WHERE id = ${target.siteId}::uuid AND removed_at IS NULL FOR UPDATE`
      : await tx.$queryRaw<unknown[]>`
          SELECT FROM relay WHERE id = ${target.relayId}::uuid AND removed_at IS NULL AND NOT condemned FOR UPDATE`;
  return rows.length > 0;
}

/**
 * Revokes the device that was here before, if any, and forgets what it found: the next has interfaces of its own. Its
 * connections end when the outbox is published.
 */
export async function revokeFormerDevices(tx: Transaction, target: ClaimTarget): Promise<void> {
  const former = await tx.device.updateManyAndReturn({
    where: { revokedAt: null, ...ownerOf(target) },
    data: { revokedAt: new Date(), online: false },
    select: { id: true, tenantId: true },
  });
  await tx.outbox.createMany({
    data: former.map(({ id, tenantId }) => ({ deviceId: id, tenantId, kind: 'device.revoked' })),
  });
  if (target.role === 'site') {
    await tx.site.update({ where: { id: target.siteId }, data: { found: Prisma.DbNull } });
  }
}

/** Records a device with its certificate, and tells it in the timeline of its site or relay; returns that event's id. */
export async function insertDevice(
  tx: Transaction,
  target: ClaimTarget,
  device: {
    id: Id;
    request: EnrolmentRequest;
    certificate: { fingerprint: Sha256; serial: string; notAfter: Date };
  },
): Promise<Id> {
  const { id, request, certificate } = device;
  await tx.device.create({
    data: {
      id,
      role: target.role,
      ...ownerOf(target),
      wireguardPublicKey: request.wireguardPublicKey,
      certificateFingerprint: certificate.fingerprint,
      certificateSerial: certificate.serial,
      certificateNotAfter: certificate.notAfter,
      agentVersion: request.agentVersion,
      hostname: request.hostname,
    },
  });
  const eventId = newId();
  await tx.event.create({
    data: {
      id: eventId,
      at: new Date(),
      kind: 'device.enrolled',
      ...ownerOf(target),
      data: { hostname: request.hostname, agentVersion: request.agentVersion },
    },
  });
  return eventId;
}

function ownerOf(target: ClaimTarget) {
  return target.role === 'site'
    ? { siteId: target.siteId, tenantId: target.tenantId }
    : { relayId: target.relayId };
}
