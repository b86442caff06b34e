-- Public addresses that the control plane orders, routes, has follow their sites, and gives back. "relay_id" is the relay
-- that an address is for, "routed_to" the one that its provider is known to route it to.

ALTER TABLE "public_address"
    ALTER COLUMN "ip" DROP NOT NULL,
    ADD COLUMN "ordered" BOOLEAN NOT NULL DEFAULT false,
    ADD COLUMN "routed_to" UUID REFERENCES "relay"("id") ON DELETE SET NULL ON UPDATE CASCADE,
    ADD COLUMN "goes_back" BOOLEAN NOT NULL DEFAULT false,
    -- Since when it goes along with its sites to "relay_id"; null while it does not.
    ADD COLUMN "follows_since" TIMESTAMPTZ(3),
    -- The relay that it leaves is dead: nothing is to be waited for.
    ADD COLUMN "follows_at_once" BOOLEAN NOT NULL DEFAULT false,
    ADD COLUMN "problem" JSONB,
    ADD COLUMN "attempts" INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN "next_attempt_at" TIMESTAMPTZ(3),
    ADD CONSTRAINT "public_address_known_check" CHECK ("ip" IS NOT NULL OR "account_id" IS NOT NULL);
UPDATE "public_address" SET "routed_to" = "relay_id" WHERE "removed_at" IS NULL;
CREATE INDEX "public_address_routed_to_idx" ON "public_address"("routed_to");

-- Addresses with this installation's mark that no row knows, until they are given back.
CREATE TABLE "stray_address" (
    "account_id" UUID NOT NULL REFERENCES "provider_account"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    "provider_address_id" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    PRIMARY KEY ("account_id", "provider_address_id")
);
ALTER TABLE "stray_address" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "stray_address" FORCE ROW LEVEL SECURITY;
CREATE POLICY "platform_alone" ON "stray_address" USING ((SELECT on_platform()));
GRANT SELECT, INSERT, UPDATE, DELETE ON "stray_address" TO tresse_app;

-- The public address goes along: connections of before can't live on by the former relay.
ALTER TABLE "site_move" ADD COLUMN "follows" BOOLEAN NOT NULL DEFAULT false;

-- As before, but of the pool only what is routed to the relay and stays, and nothing that has left it.
CREATE OR REPLACE FUNCTION "free_face"("at_relay" uuid, "for_tenant" uuid, "first_ports" integer[], "block_size" integer)
    RETURNS TABLE ("address" text, "port_first" integer, "port_last" integer)
    LANGUAGE sql STABLE SET app.platform = 'on' AS $$
    (
        SELECT a.address, a.port_first, a.port_last FROM assignment a
        WHERE a.relay_id = at_relay AND a.tenant_id = for_tenant AND a.until IS NULL AND NOT EXISTS (
            SELECT FROM public_address p
            WHERE p.ip = a.address AND p.removed_at IS NULL AND p.relay_id IS DISTINCT FROM at_relay
        )
        LIMIT 1
    ) UNION ALL (
        SELECT p.ip, NULL, NULL FROM public_address p
        WHERE p.relay_id = at_relay AND p.routed_to = at_relay AND p.ip IS NOT NULL AND NOT p.goes_back
          AND p.removed_at IS NULL AND NOT EXISTS (
            SELECT FROM assignment a
            WHERE a.address = p.ip AND a.until IS NULL AND a.tenant_id IS DISTINCT FROM for_tenant
        )
        ORDER BY
            EXISTS (SELECT FROM assignment a WHERE a.address = p.ip AND a.until IS NULL) DESC,
            (SELECT max(a.until) FROM assignment a WHERE a.address = p.ip) NULLS FIRST, p.created_at, p.id
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

-- What decides whether the address that a site has goes along to another relay; no row for one of no pool. Whoever moves
-- a site may ask, in the tenant's name too.
CREATE FUNCTION "address_to_follow"("of_site" uuid, "to_relay" uuid)
    RETURNS TABLE (
        "id" uuid, "ip" text, "account_id" uuid, "provider_address_id" text, "provider" text, "settled" boolean,
        "from_relay" uuid, "from_account" uuid, "from_region" text, "from_server" text,
        "to_account" uuid, "to_region" text, "to_server" text, "mates" uuid[]
    ) LANGUAGE sql STABLE SET app.platform = 'on' AS $$
    SELECT p.id, p.ip, p.account_id, p.provider_address_id, c.provider,
           NOT p.goes_back AND (
               (p.routed_to = p.relay_id AND p.follows_since IS NULL)
               OR (p.routed_to = to_relay AND p.follows_since IS NOT NULL)
           ),
           f.id, f.account_id, f.provider_region, f.server_id, t.account_id, t.provider_region, t.server_id,
           ARRAY(SELECT s.id FROM assignment m JOIN site s ON s.id = m.site_id AND s.relay_id = m.relay_id
                 WHERE m.address = p.ip AND m.until IS NULL AND s.id <> of_site ORDER BY s.id)
    FROM site
    JOIN assignment a ON a.site_id = site.id AND a.relay_id = site.relay_id AND a.until IS NULL AND a.port_first IS NULL
    JOIN public_address p ON p.ip = a.address AND p.removed_at IS NULL
    JOIN relay f ON f.id = a.relay_id AND f.id = p.relay_id
    JOIN relay t ON t.id = to_relay AND t.removed_at IS NULL AND NOT t.condemned
    LEFT JOIN provider_account c ON c.id = p.account_id
    WHERE site.id = of_site
$$;

-- Sends an address after its sites; false when somebody else has moved it meanwhile. One that is on its way turns back
-- where it came from: nobody knows then where its provider has it.
CREATE FUNCTION "send_address"("the_address" uuid, "from_relay" uuid, "to_relay" uuid, "at_once" boolean)
    RETURNS boolean LANGUAGE plpgsql SET app.platform = 'on' AS $$
BEGIN
    UPDATE public_address
    SET relay_id = to_relay, follows_since = now(), follows_at_once = at_once,
        problem = NULL, attempts = 0, next_attempt_at = NULL
    WHERE id = the_address AND relay_id = from_relay AND routed_to = from_relay AND follows_since IS NULL
      AND NOT goes_back AND removed_at IS NULL;
    IF FOUND THEN
        RETURN true;
    END IF;
    UPDATE public_address
    SET relay_id = to_relay, routed_to = NULL, follows_since = NULL, follows_at_once = false,
        problem = NULL, attempts = 0, next_attempt_at = NULL
    WHERE id = the_address AND relay_id = from_relay AND routed_to = to_relay AND follows_since IS NOT NULL
      AND NOT goes_back AND removed_at IS NULL;
    RETURN FOUND;
END
$$;

-- No relay's own address is in another's pool: the database keeps the two lists apart.
CREATE FUNCTION "refuse_address_of_pool"() RETURNS trigger LANGUAGE plpgsql SET app.platform = 'on' AS $$
BEGIN
    IF NEW."public_address" IS NOT NULL AND EXISTS (
        SELECT FROM public_address p WHERE p.ip = NEW."public_address" AND p.removed_at IS NULL
    ) THEN
        RAISE EXCEPTION 'The address is in a relay''s pool.' USING ERRCODE = 'unique_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER "relay_address_of_no_pool" BEFORE INSERT OR UPDATE OF "public_address" ON "relay"
    FOR EACH ROW EXECUTE FUNCTION "refuse_address_of_pool"();
