-- Every tenant's public face on a relay: an address of its own out of the relay's pool, or ports of the relay's own
-- address that no other tenant has there at that time. Port forwards are unique on an address, not on a relay.

-- No two tenants have a port of one address at once.
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_faces_apart" EXCLUDE USING gist (
    "address" WITH =, "tenant_id" WITH <>,
    int4range(coalesce("port_first", 1), coalesce("port_last", 65535), '[]') WITH &&
) WHERE ("until" IS NULL);

-- The face that a tenant has on a relay; else the one that it would get: of the pool's addresses or of the blocks of
-- ports, from "first_ports" on and of "block_size" each, what nobody has and was given back the longest ago. No row: no room.
CREATE FUNCTION "free_face"("at_relay" uuid, "for_tenant" uuid, "first_ports" integer[], "block_size" integer)
    RETURNS TABLE ("address" text, "port_first" integer, "port_last" integer)
    LANGUAGE sql STABLE SET app.platform = 'on' AS $$
    (
        SELECT a.address, a.port_first, a.port_last FROM assignment a
        WHERE a.relay_id = at_relay AND a.tenant_id = for_tenant AND a.until IS NULL LIMIT 1
    ) UNION ALL (
        SELECT p.ip, NULL, NULL FROM public_address p
        WHERE p.relay_id = at_relay AND p.removed_at IS NULL
          AND NOT EXISTS (SELECT FROM assignment a WHERE a.address = p.ip AND a.until IS NULL)
        ORDER BY (SELECT max(a.until) FROM assignment a WHERE a.address = p.ip) NULLS FIRST, p.created_at LIMIT 1
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

-- A forward is on the address of its site's face on that relay, the relay's own where it has none yet.
ALTER TABLE "port_forward" ADD COLUMN "address" TEXT;
UPDATE "port_forward" f SET "address" = coalesce(r.public_address, r.id::text) FROM "relay" r WHERE r.id = f.relay_id;
ALTER TABLE "port_forward" ALTER COLUMN "address" SET NOT NULL;

CREATE FUNCTION "address_of_forward"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.address := coalesce(
        (SELECT a.address FROM assignment a
         WHERE a.site_id = NEW.site_id AND a.relay_id = NEW.relay_id AND a.until IS NULL),
        (SELECT coalesce(r.public_address, r.id::text) FROM relay r WHERE r.id = NEW.relay_id)
    );
    RETURN NEW;
END
$$;
CREATE TRIGGER "port_forward_address" BEFORE INSERT OR UPDATE ON "port_forward"
    FOR EACH ROW EXECUTE FUNCTION "address_of_forward"();

ALTER TABLE "port_forward" DROP CONSTRAINT "port_forward_ports_apart";
ALTER TABLE "port_forward" ADD CONSTRAINT "port_forward_ports_apart" EXCLUDE USING gist (
    "address" WITH =, "protocol" WITH =, int4range("public_port_first", "public_port_last", '[]') WITH &&
);

DROP FUNCTION "taken_public_ports"(uuid, uuid);
-- Ports of a public address that sites other than this one use.
CREATE FUNCTION "taken_public_ports"("at_address" text, "except_site" uuid)
    RETURNS TABLE ("protocol" text, "first" integer, "last" integer)
    LANGUAGE sql STABLE SET app.platform = 'on' AS $$
    SELECT f.protocol, f.public_port_first, f.public_port_last FROM port_forward f
    WHERE f.address = at_address AND f.site_id IS DISTINCT FROM except_site
$$;
