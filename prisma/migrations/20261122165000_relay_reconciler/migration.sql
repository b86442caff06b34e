-- What the control plane must remember so that a relay's life goes on from wherever it was stopped.

-- Which installation this is, at the providers: their servers and addresses carry it. Chosen once.
CREATE TABLE "installation" (
    "id" TEXT NOT NULL PRIMARY KEY CHECK ("id" ~ '^[a-z0-9]{1,16}$')
);
CREATE UNIQUE INDEX "installation_one" ON "installation" ((true));
INSERT INTO "installation" VALUES (left(replace(gen_random_uuid()::text, '-', ''), 12));

ALTER TABLE "relay"
    -- Written before a server is destroyed, so that nothing turns back once that may have begun.
    ADD COLUMN "condemned" BOOLEAN NOT NULL DEFAULT false,
    -- Servers that were given up because they never came to work.
    ADD COLUMN "rebuilds" INTEGER NOT NULL DEFAULT 0,
    -- What cloud-init is given, sealed: an order that is repeated must say the same, its claim included.
    ADD COLUMN "sealed_user_data" TEXT,
    ADD COLUMN "prepared_at" TIMESTAMPTZ(3);

-- Servers that carry this installation's mark and no relay owns, until they are destroyed.
CREATE TABLE "stray_server" (
    "account_id" UUID NOT NULL REFERENCES "provider_account"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    "server_id" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    "condemned_at" TIMESTAMPTZ(3),
    PRIMARY KEY ("account_id", "server_id")
);

DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['installation', 'stray_server'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format('CREATE POLICY platform_alone ON %I USING ((SELECT on_platform()))', t);
    END LOOP;
END
$$;
GRANT SELECT ON "installation" TO tresse_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON "stray_server" TO tresse_app;

-- Wakes whoever looks after relays, for speed; he also looks by himself from time to time.
CREATE FUNCTION "ring_relay_life"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('relay_life', '');
    RETURN NULL;
END
$$;
CREATE TRIGGER "relay_life_bell" AFTER INSERT OR UPDATE OF "wanted", "state", "next_attempt_at", "condemned" ON "relay"
    FOR EACH STATEMENT EXECUTE FUNCTION "ring_relay_life"();
CREATE TRIGGER "relay_life_bell_of_device" AFTER INSERT OR UPDATE OF "online", "revoked_at" ON "device"
    FOR EACH ROW WHEN (NEW."relay_id" IS NOT NULL) EXECUTE FUNCTION "ring_relay_life"();
CREATE TRIGGER "relay_life_bell_of_site" AFTER UPDATE OF "relay_id", "removed_at" ON "site"
    FOR EACH STATEMENT EXECUTE FUNCTION "ring_relay_life"();

CREATE FUNCTION "ring_relay_life_of_report"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM "relay" WHERE "state" = 'enrolled' AND "removed_at" IS NULL) THEN
        PERFORM pg_notify('relay_life', '');
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER "relay_life_bell_of_report" AFTER INSERT OR UPDATE ON "reported_state"
    FOR EACH ROW WHEN (NEW."site_id" IS NULL) EXECUTE FUNCTION "ring_relay_life_of_report"();

CREATE INDEX "relay_present_state_idx" ON "relay"("state") WHERE "removed_at" IS NULL;
