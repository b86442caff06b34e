-- Relays that the control plane orders, installs, watches, moves sites off and gives back. What was added by hand so far
-- is a server of one's own: it belongs to no account.

CREATE TABLE "provider_account" (
    "id" UUID NOT NULL PRIMARY KEY,
    "provider" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "settings" JSONB NOT NULL,
    "sealed_secret" TEXT NOT NULL,
    "problem" JSONB,
    "checked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    "removed_at" TIMESTAMPTZ(3)
);
CREATE UNIQUE INDEX "provider_account_name_key" ON "provider_account"("name") WHERE "removed_at" IS NULL;

CREATE TABLE "region_supply" (
    "region_code" TEXT NOT NULL PRIMARY KEY REFERENCES "region"("code") ON DELETE CASCADE ON UPDATE CASCADE,
    "account_id" UUID NOT NULL REFERENCES "provider_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "provider_region" TEXT NOT NULL,
    "size" TEXT NOT NULL,
    "image" TEXT NOT NULL,
    "most_relays" INTEGER NOT NULL DEFAULT 4 CHECK ("most_relays" BETWEEN 1 AND 1000)
);

ALTER TABLE "relay"
    ALTER COLUMN "public_address" DROP NOT NULL,
    ADD COLUMN "account_id" UUID REFERENCES "provider_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    ADD COLUMN "provider_region" TEXT,
    ADD COLUMN "size" TEXT,
    ADD COLUMN "image" TEXT,
    ADD COLUMN "server_id" TEXT,
    ADD COLUMN "price_per_month" JSONB,
    ADD COLUMN "wanted" TEXT NOT NULL DEFAULT 'ready' CHECK ("wanted" IN ('ready', 'drained', 'gone')),
    ADD COLUMN "state" TEXT NOT NULL DEFAULT 'installing' CHECK ("state" IN
        ('requested', 'creating', 'installing', 'enrolled', 'ready', 'draining', 'gone', 'failed')),
    ADD COLUMN "state_since" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    ADD COLUMN "problem" JSONB,
    ADD COLUMN "attempts" INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN "next_attempt_at" TIMESTAMPTZ(3),
    ADD COLUMN "line_kbit" INTEGER CHECK ("line_kbit" > 0),
    ADD COLUMN "most_sites" INTEGER NOT NULL DEFAULT 200 CHECK ("most_sites" BETWEEN 1 AND 4094),
    ADD COLUMN "load" JSONB,
    ADD CONSTRAINT "relay_ordered_check" CHECK (
        num_nulls("account_id", "provider_region", "size", "image") IN (0, 4)
    );

UPDATE "relay" SET "state" = 'ready' WHERE EXISTS (
    SELECT FROM "device" d WHERE d.relay_id = "relay"."id" AND d.revoked_at IS NULL
);

-- Public addresses beside a relay's own: those of a relay's pool go to one tenant each.
CREATE TABLE "public_address" (
    "id" UUID NOT NULL PRIMARY KEY,
    "account_id" UUID REFERENCES "provider_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "provider_address_id" TEXT,
    "ip" TEXT NOT NULL,
    "relay_id" UUID REFERENCES "relay"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    "removed_at" TIMESTAMPTZ(3)
);
CREATE UNIQUE INDEX "public_address_ip_key" ON "public_address"("ip") WHERE "removed_at" IS NULL;
CREATE INDEX "public_address_relay_id_idx" ON "public_address"("relay_id");

-- Who had which public address and ports, and when. Rows are added, and ended once; never changed, never deleted.
CREATE TABLE "assignment" (
    "id" UUID NOT NULL PRIMARY KEY,
    "tenant_id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "relay_id" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "port_first" INTEGER CHECK ("port_first" BETWEEN 1 AND 65535),
    "port_last" INTEGER CHECK ("port_last" BETWEEN "port_first" AND 65535),
    "from" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    "until" TIMESTAMPTZ(3),
    CONSTRAINT "assignment_ports_check" CHECK (num_nulls("port_first", "port_last") IN (0, 2))
);
CREATE UNIQUE INDEX "assignment_present_key" ON "assignment"("site_id") WHERE "until" IS NULL;
CREATE INDEX "assignment_tenant_idx" ON "assignment"("tenant_id", "site_id", "from");
CREATE INDEX "assignment_address_idx" ON "assignment"("address", "from");
CREATE INDEX "assignment_relay_idx" ON "assignment"("relay_id") WHERE "until" IS NULL;

CREATE FUNCTION "refuse_second_end"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'An assignment ends once.';
END
$$;
CREATE TRIGGER "assignment_ends_once" BEFORE UPDATE ON "assignment" FOR EACH ROW
    WHEN (OLD."until" IS NOT NULL) EXECUTE FUNCTION "refuse_second_end"();

DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['provider_account', 'region_supply', 'public_address', 'assignment'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    END LOOP;
    FOREACH t IN ARRAY ARRAY['provider_account', 'region_supply', 'public_address'] LOOP
        EXECUTE format('CREATE POLICY platform_alone ON %I USING ((SELECT on_platform()))', t);
    END LOOP;
END
$$;
CREATE POLICY "tenant_isolation" ON "assignment"
    USING ((SELECT on_platform()) OR "tenant_id" = (SELECT current_tenant()));

GRANT SELECT, INSERT, UPDATE, DELETE ON "provider_account", "region_supply", "public_address" TO tresse_app;
GRANT SELECT, INSERT ON "assignment" TO tresse_app;
GRANT UPDATE ("until") ON "assignment" TO tresse_app;
