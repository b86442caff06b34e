import { type FleetCounts, type FleetQuery, Ipv4, SiteState } from '@tresse/contracts';
import type { Transaction } from '../database/index.js';
import { Prisma } from '../generated/prisma/client.js';
import { HARM_ORDER } from '../sites/site-state.js';
import { type FleetPlace, readFleetCursor } from './fleet-cursor.js';

/**
 * Every present site with its state, as `siteState` in sites/site-state.ts decides it, in SQL so that ten thousand sites
 * are ordered without leaving the database.
 */
const STATES = Prisma.sql`
  SELECT s.id, s.name, t.name AS tenant, r.public_address,
    CASE
      WHEN d.id IS NULL THEN 'waiting'
      WHEN NOT d.online THEN 'offline'
      WHEN told.up > 0 AND told.up = (SELECT count(*) FROM line l WHERE l.site_id = s.id) THEN 'up'
      WHEN told.up > 0 THEN 'degraded'
      WHEN told.down > 0 THEN 'down'
      ELSE 'waiting'
    END AS state
  FROM site s
  JOIN tenant t ON t.id = s.tenant_id
  JOIN relay r ON r.id = s.relay_id
  LEFT JOIN device d ON d.site_id = s.id AND d.revoked_at IS NULL
  LEFT JOIN reported_state rs ON rs.device_id = d.id
  LEFT JOIN LATERAL (
    SELECT count(*) FILTER (WHERE told->>'state' = 'up') AS up, count(*) FILTER (WHERE told->>'state' = 'down') AS down
    FROM jsonb_array_elements(rs.document->'lines') AS told
    WHERE EXISTS (SELECT FROM line l WHERE l.site_id = s.id AND l.id::text = told->>'id')
  ) told ON true
  WHERE s.removed_at IS NULL`;

/** Places of the sites that the query asks for, worst first, one more than its limit. */
export async function readFleetPlaces(tx: Transaction, query: FleetQuery): Promise<FleetPlace[]> {
  const order = [...HARM_ORDER];
  const after = readFleetCursor(query.cursor);
  const conditions = [
    ...(query.state ? [Prisma.sql`state = ${query.state}`] : []),
    ...(query.search ? [matches(query.search)] : []),
    ...(after ? [Prisma.sql`(harm, name, id) > (${after.harm}, ${after.name}, ${after.id}::uuid)`] : []),
  ];
  const where = conditions.length > 0 ? Prisma.sql`WHERE ${Prisma.join(conditions, ' AND ')}` : Prisma.empty;
  return tx.$queryRaw<FleetPlace[]>`
    SELECT harm, name, id FROM (
      SELECT *, array_position(${order}::text[], state) AS harm FROM (${STATES}) AS with_state
    ) AS ordered ${where} ORDER BY harm, name, id LIMIT ${query.limit + 1}`;
}

/** How many sites are in each state. */
export async function countFleet(tx: Transaction): Promise<FleetCounts> {
  const rows = await tx.$queryRaw<{ state: SiteState; sites: number }[]>`
    SELECT state, count(*)::integer AS sites FROM (${STATES}) AS with_state GROUP BY state`;
  const counts = Object.fromEntries(SiteState.options.map((state) => [state, 0])) as FleetCounts;
  for (const { state, sites } of rows) counts[state] = sites;
  return counts;
}

/** A whole address is that one alone, and none that begins like it. */
function matches(search: string): Prisma.Sql {
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  const address = Ipv4.safeParse(search).success
    ? Prisma.sql`public_address = ${search}`
    : Prisma.sql`public_address LIKE ${pattern}`;
  return Prisma.sql`(name ILIKE ${pattern} OR tenant ILIKE ${pattern} OR ${address})`;
}
