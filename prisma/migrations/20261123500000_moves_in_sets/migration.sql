-- What a relay has free, as a list: many sites that leave a lost relay at once choose from it. The functions for one site
-- are the first of the list, so that there is one rule.

-- Free places of a relay, those that were never used or have rested a day first; none that was left less than an hour ago.
CREATE FUNCTION "free_relay_places"("relay" uuid, "at_most" integer) RETURNS TABLE ("place" integer)
    LANGUAGE sql STABLE SET app.platform = 'on' AS $$
    SELECT candidate FROM generate_series(1, 4094) AS candidate
    LEFT JOIN (
        SELECT index, max(until) AS until FROM (
            SELECT s.relay_index AS index, coalesce(s.removed_at, 'infinity') AS until
            FROM site s WHERE s.relay_id = relay
            UNION ALL
            SELECT m.from_index, coalesce(m.left_at, 'infinity') FROM site_move m WHERE m.from_relay_id = relay
        ) AS uses GROUP BY index
    ) AS used ON used.index = candidate
    WHERE until IS NULL OR until <= now() - interval '1 hour'
    ORDER BY CASE WHEN until > now() - interval '1 day' THEN until END NULLS FIRST, candidate
    LIMIT at_most
$$;

CREATE OR REPLACE FUNCTION "take_relay_place"("relay" uuid, "other_than" integer DEFAULT NULL) RETURNS integer
    LANGUAGE plpgsql SET app.platform = 'on' AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('relay-place:' || relay::text, 0));
    RETURN (
        SELECT f.place FROM free_relay_places(relay, 2) WITH ORDINALITY AS f (place, rank)
        WHERE f.place IS DISTINCT FROM other_than ORDER BY f.rank LIMIT 1
    );
END
$$;

-- The faces of a relay that a tenant may have, the best first: what it has there, an address of the pool that it has
-- elsewhere still (it went along with its sites), and, with no tenant in the row, what nobody has: addresses of the pool,
-- then blocks of ports of the relay's own, each beginning with what was given back the longest ago.
CREATE FUNCTION "open_faces"("at_relay" uuid, "first_ports" integer[], "block_size" integer)
    RETURNS TABLE ("tenant_id" uuid, "address" text, "port_first" integer, "port_last" integer)
    LANGUAGE sql STABLE SET app.platform = 'on' AS $$
    SELECT face.tenant, face.ip, face.block, face.last FROM (
        SELECT DISTINCT 1 AS kind, a.tenant_id AS tenant, a.address AS ip, a.port_first AS block,
               a.port_last AS last, NULL::timestamptz AS since, NULL::timestamptz AS made, NULL::uuid AS id
        FROM assignment a
        WHERE a.relay_id = at_relay AND a.until IS NULL AND NOT EXISTS (
            SELECT FROM public_address p
            WHERE p.ip = a.address AND p.removed_at IS NULL AND p.relay_id IS DISTINCT FROM at_relay
        )
        UNION ALL
        SELECT CASE WHEN held.tenants = 0 THEN 3 ELSE 2 END, held.tenant, p.ip, NULL, NULL,
               (SELECT max(a.until) FROM assignment a WHERE a.address = p.ip), p.created_at, p.id
        FROM public_address p, LATERAL (
            SELECT count(DISTINCT a.tenant_id) AS tenants, (array_agg(a.tenant_id))[1] AS tenant
            FROM assignment a WHERE a.address = p.ip AND a.until IS NULL
        ) held
        WHERE p.relay_id = at_relay AND p.routed_to = at_relay AND p.ip IS NOT NULL AND NOT p.goes_back
          AND p.removed_at IS NULL AND held.tenants <= 1
        UNION ALL
        SELECT 4, NULL, r.public_address, block, block + block_size - 1,
               (SELECT max(a.until) FROM assignment a WHERE a.address = r.public_address AND a.port_first = block),
               NULL, NULL
        FROM relay r, unnest(first_ports) AS block
        WHERE r.id = at_relay AND r.public_address IS NOT NULL AND NOT EXISTS (
            SELECT FROM assignment a
            WHERE a.address = r.public_address AND a.until IS NULL
              AND int4range(a.port_first, a.port_last, '[]') && int4range(block, block + block_size - 1, '[]')
        )
    ) AS face
    ORDER BY face.kind, face.since NULLS FIRST, face.made, face.id, face.block NULLS FIRST
$$;

CREATE OR REPLACE FUNCTION "free_face"("at_relay" uuid, "for_tenant" uuid, "first_ports" integer[], "block_size" integer)
    RETURNS TABLE ("address" text, "port_first" integer, "port_last" integer)
    LANGUAGE sql STABLE SET app.platform = 'on' AS $$
    SELECT f.address, f.port_first, f.port_last
    FROM open_faces(at_relay, first_ports, block_size) WITH ORDINALITY AS f (tenant_id, address, port_first, port_last, rank)
    WHERE f.tenant_id IS NULL OR f.tenant_id = for_tenant
    ORDER BY f.rank LIMIT 1
$$;

-- Who takes a place locks its relay before it is chosen, and counts then.
DROP FUNCTION "relay_has_room"(uuid);
