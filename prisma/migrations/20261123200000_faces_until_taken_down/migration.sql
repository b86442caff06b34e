-- A site keeps its face on the relay that it leaves for as long as its connections live on there. So it may have two at
-- once, one on each relay; which is the present one, its place tells.
DROP INDEX "assignment_present_key";
CREATE UNIQUE INDEX "assignment_present_key" ON "assignment"("site_id", "relay_id") WHERE "until" IS NULL;

-- As before, but an address that the tenant itself still has on another relay is free for it, and comes first: it went
-- along with the tenant's sites.
CREATE OR REPLACE FUNCTION "free_face"("at_relay" uuid, "for_tenant" uuid, "first_ports" integer[], "block_size" integer)
    RETURNS TABLE ("address" text, "port_first" integer, "port_last" integer)
    LANGUAGE sql STABLE SET app.platform = 'on' AS $$
    (
        SELECT a.address, a.port_first, a.port_last FROM assignment a
        WHERE a.relay_id = at_relay AND a.tenant_id = for_tenant AND a.until IS NULL LIMIT 1
    ) UNION ALL (
        SELECT p.ip, NULL, NULL FROM public_address p
        WHERE p.relay_id = at_relay AND p.removed_at IS NULL AND NOT EXISTS (
            SELECT FROM assignment a
            WHERE a.address = p.ip AND a.until IS NULL AND a.tenant_id IS DISTINCT FROM for_tenant
        )
        ORDER BY
            EXISTS (SELECT FROM assignment a WHERE a.address = p.ip AND a.until IS NULL) DESC,
            (SELECT max(a.until) FROM assignment a WHERE a.address = p.ip) NULLS FIRST, p.created_at
        LIMIT 1
    ) UNION ALL (
        SELECT r.public_address, block, block + block_size - 1 FROM relay r, unnest(first_ports) AS block
        WHERE r.id = at_relay AND r.public_address IS NOT NULL AND NOT EXISTS (
            SELECT FROM assignment a
            WHERE a.address = r.public_address AND a.until IS NULL
              AND int4range(a.port_first, a.port_last, '[]') && int4range(block, block + block_size - 1, '[]')
        )
        ORDER BY (
            SELECT max(a.until) FROM assignment a WHERE a.address = r.public_address AND a.port_first = block
        ) NULLS FIRST, block LIMIT 1
    ) LIMIT 1
$$;
