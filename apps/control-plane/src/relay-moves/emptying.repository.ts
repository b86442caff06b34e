import type { Id, RelayEmptying } from '@tresse/contracts';
import type { Transaction } from '../database/index.js';

interface Counts extends Omit<RelayEmptying, 'since'> {
  since: Date | null;
}

/** How far the sites of a relay are that is lost or to stand empty; null while they stay. */
export async function readEmptying(tx: Transaction, relayId: Id): Promise<RelayEmptying | null> {
  const [counts] = await tx.$queryRaw<Counts[]>`
    WITH emptied AS (
      SELECT r.id, CASE WHEN r.wanted <> 'ready' THEN coalesce(
        (SELECT max(e.at) FROM event e WHERE e.relay_id = r.id AND e.kind IN ('relay.goal', 'relay.given-up')),
        r.state_since
      ) END AS asked, r.lost_at
      FROM relay r WHERE r.id = ${relayId}::uuid
    ), beginning AS (
      SELECT id, least(asked, lost_at) AS since FROM emptied
    )
    SELECT since,
      (SELECT count(DISTINCT m.site_id) FROM site_move m
       WHERE m.from_relay_id = b.id AND m.at >= b.since)::integer AS moved,
      (SELECT count(*) FROM site_move m WHERE m.from_relay_id = b.id AND m.left_at IS NULL)::integer AS lingering,
      s.present AS "left", s.stranded
    FROM beginning b, LATERAL (
      SELECT count(*)::integer AS present, count(stranded_since)::integer AS stranded
      FROM site WHERE relay_id = b.id AND removed_at IS NULL
    ) s`;
  if (!counts?.since) return null;
  const { since, moved, left, stranded, lingering } = counts;
  return { since: since.toISOString(), moved, left, stranded, lingering };
}
