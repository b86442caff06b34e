-- Who is told when a site's public address changes, or its box or a line goes and comes: webhooks, and names in the DNS.

CREATE TABLE "webhook" (
    "id" UUID NOT NULL PRIMARY KEY,
    "tenant_id" UUID NOT NULL REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    "url" TEXT NOT NULL,
    "kinds" TEXT[] NOT NULL,
    "sealed_secret" TEXT NOT NULL,
    "failing_since" TIMESTAMPTZ(3),
    "disabled_at" TIMESTAMPTZ(3),
    "disabled_for" TEXT CHECK ("disabled_for" IN ('person', 'failing')),
    "busy_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    CONSTRAINT "webhook_disabled_check" CHECK (num_nulls("disabled_at", "disabled_for") IN (0, 2))
);
CREATE INDEX "webhook_tenant_id_created_at_idx" ON "webhook"("tenant_id", "created_at");

CREATE TABLE "announcement" (
    "id" UUID NOT NULL PRIMARY KEY,
    "tenant_id" UUID NOT NULL REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    "site_id" UUID,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now()
);
CREATE INDEX "announcement_created_at_idx" ON "announcement"("created_at");

CREATE TABLE "webhook_delivery" (
    "id" UUID NOT NULL PRIMARY KEY,
    "tenant_id" UUID NOT NULL,
    "webhook_id" UUID NOT NULL REFERENCES "webhook"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    "announcement_id" UUID NOT NULL REFERENCES "announcement"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    "state" TEXT NOT NULL DEFAULT 'pending' CHECK ("state" IN ('pending', 'delivered', 'failed')),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_attempt_at" TIMESTAMPTZ(3),
    "next_attempt_at" TIMESTAMPTZ(3),
    "status" INTEGER,
    "problem" TEXT,
    CONSTRAINT "webhook_delivery_due_check" CHECK (("state" = 'pending') = ("next_attempt_at" IS NOT NULL))
);
CREATE UNIQUE INDEX "webhook_delivery_webhook_id_announcement_id_key" ON "webhook_delivery"("webhook_id", "announcement_id");
CREATE INDEX "webhook_delivery_webhook_id_at_id_idx" ON "webhook_delivery"("webhook_id", "at", "id");
CREATE INDEX "webhook_delivery_announcement_idx" ON "webhook_delivery"("announcement_id");
CREATE INDEX "webhook_delivery_due_idx" ON "webhook_delivery"("next_attempt_at") WHERE "state" = 'pending';

CREATE TABLE "dns_zone" (
    "id" UUID NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "server_address" TEXT NOT NULL,
    "server_port" INTEGER NOT NULL CHECK ("server_port" BETWEEN 1 AND 65535),
    "key_name" TEXT NOT NULL,
    "key_algorithm" TEXT NOT NULL,
    "sealed_secret" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX "dns_zone_name_key" ON "dns_zone"("name");

-- Outlives its site until the name server has taken it out, so nothing refers to the site.
CREATE TABLE "site_dns_name" (
    "id" UUID NOT NULL PRIMARY KEY,
    "tenant_id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "zone_id" UUID NOT NULL REFERENCES "dns_zone"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "name" TEXT NOT NULL,
    "address" TEXT,
    "told_at" TIMESTAMPTZ(3),
    "problem" JSONB,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3),
    "removed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX "site_dns_name_name_key" ON "site_dns_name"("name");
CREATE UNIQUE INDEX "site_dns_name_present_key" ON "site_dns_name"("site_id") WHERE "removed_at" IS NULL;
CREATE INDEX "site_dns_name_tenant_id_site_id_idx" ON "site_dns_name"("tenant_id", "site_id");
CREATE INDEX "site_dns_name_zone_idx" ON "site_dns_name"("zone_id");

DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['webhook', 'announcement', 'webhook_delivery', 'dns_zone', 'site_dns_name'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    END LOOP;
    FOREACH t IN ARRAY ARRAY['webhook', 'announcement', 'webhook_delivery', 'site_dns_name'] LOOP
        EXECUTE format(
            'CREATE POLICY tenant_isolation ON %I USING ((SELECT on_platform()) OR tenant_id = (SELECT current_tenant()))', t);
    END LOOP;
END
$$;
CREATE POLICY "platform_alone" ON "dns_zone" USING ((SELECT on_platform()));

GRANT SELECT, INSERT, UPDATE, DELETE ON
    "webhook", "announcement", "webhook_delivery", "dns_zone", "site_dns_name" TO tresse_app;
