import type { DesiredAnnouncement, Id } from '@tresse/contracts';
import type { Transaction } from '../database/index.js';
import type { Changed } from './held-documents.repository.js';

/** What an announcement says beside the time. */
export type Newest = Pick<DesiredAnnouncement, 'scopes'>;

/** Newest generation and hash of all scopes of a device: what it is told on connect. */
export async function readAnnouncement(tx: Transaction, deviceId: Id): Promise<Newest> {
  const scopes = await tx.$queryRaw<DesiredAnnouncement['scopes']>`
    SELECT DISTINCT ON (scope) scope, generation, hash FROM desired_document
    WHERE device_id = ${deviceId}::uuid AND (held_until IS NULL OR held_until <= now())
    ORDER BY scope, generation DESC`;
  return { scopes };
}

/** The same of single scopes of several devices: what they are told on a change. */
export async function readAnnouncements(
  tx: Transaction,
  changed: readonly Changed[],
): Promise<ReadonlyMap<Id, Newest>> {
  const rows = await tx.$queryRaw<(DesiredAnnouncement['scopes'][number] & { deviceId: Id })[]>`
    SELECT DISTINCT ON (d.device_id, d.scope) d.device_id AS "deviceId", d.scope, d.generation, d.hash
    FROM unnest(${changed.map(({ deviceId }) => deviceId)}::uuid[], ${changed.map(({ scope }) => scope)}::text[])
      AS one (device, scope)
    JOIN desired_document d ON d.device_id = one.device AND d.scope = one.scope
    WHERE d.held_until IS NULL OR d.held_until <= now()
    ORDER BY d.device_id, d.scope, d.generation DESC`;
  const told = new Map<Id, Newest>();
  for (const { deviceId, ...scope } of rows) {
    told.set(deviceId, { scopes: [...(told.get(deviceId)?.scopes ?? []), scope] });
  }
  return told;
}
