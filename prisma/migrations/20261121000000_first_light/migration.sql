-- Tables of schema/*.prisma.

CREATE TABLE "auth_user" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "staff" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "auth_user_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "auth_session" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "token" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "active_tenant_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "auth_session_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "auth_account" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "auth_account_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "auth_verification" (
    "id" UUID NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "auth_verification_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "tenant" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "logo" TEXT,
    "metadata" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tenant_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "tenant_member" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tenant_member_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "tenant_invitation" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "role" TEXT,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "inviter_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tenant_invitation_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "region" (
    "code" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "name_fr" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "region_pkey" PRIMARY KEY ("code")
);

CREATE TABLE "relay" (
    "id" UUID NOT NULL,
    "region_code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "public_address" TEXT NOT NULL,
    "generation" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "relay_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "site" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "region_code" TEXT NOT NULL,
    "profile" TEXT NOT NULL,
    "carrier" TEXT NOT NULL,
    "lan_interface" TEXT NOT NULL,
    "lan_address" TEXT NOT NULL,
    "relay_id" UUID NOT NULL,
    "relay_index" INTEGER NOT NULL,
    "generation" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "site_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "line" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "index" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "interface" TEXT NOT NULL,
    "addressing" TEXT NOT NULL,
    "address" TEXT,
    "gateway" TEXT,
    "contract_down_kbit" INTEGER,
    "contract_up_kbit" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "line_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "port_forward" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "relay_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "protocol" TEXT NOT NULL,
    "public_port" INTEGER NOT NULL,
    "to_address" TEXT NOT NULL,
    "to_port" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "port_forward_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "device" (
    "id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "tenant_id" UUID,
    "site_id" UUID,
    "relay_id" UUID,
    "wireguard_public_key" TEXT NOT NULL,
    "certificate_fingerprint" TEXT NOT NULL,
    "certificate_serial" TEXT NOT NULL,
    "certificate_not_after" TIMESTAMPTZ(3) NOT NULL,
    "agent_version" TEXT NOT NULL,
    "hostname" TEXT NOT NULL,
    "session_epoch" BIGINT NOT NULL DEFAULT 0,
    "online" BOOLEAN NOT NULL DEFAULT false,
    "last_seen_at" TIMESTAMPTZ(3),
    "flag_count" INTEGER NOT NULL DEFAULT 0,
    "last_flag" TEXT,
    "enrolled_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "device_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "claim" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "tenant_id" UUID,
    "site_id" UUID,
    "relay_id" UUID,
    "secret_hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "claim_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "desired_generation" (
    "scope" TEXT NOT NULL,
    "generation" INTEGER NOT NULL,
    "tenant_id" UUID,
    "reason" TEXT NOT NULL,
    "author_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "desired_generation_pkey" PRIMARY KEY ("scope", "generation")
);

CREATE TABLE "desired_document" (
    "scope" TEXT NOT NULL,
    "generation" INTEGER NOT NULL,
    "device_id" UUID NOT NULL,
    "tenant_id" UUID,
    "hash" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "signature" TEXT NOT NULL,

    CONSTRAINT "desired_document_pkey" PRIMARY KEY ("device_id", "scope", "generation")
);

CREATE TABLE "outbox" (
    "id" BIGSERIAL NOT NULL,
    "tenant_id" UUID,
    "device_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "payload" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "published_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "reported_state" (
    "device_id" UUID NOT NULL,
    "tenant_id" UUID,
    "site_id" UUID,
    "document" JSONB NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reported_state_pkey" PRIMARY KEY ("device_id")
);

CREATE TABLE "line_sample" (
    "tenant_id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "line_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "interval_ms" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "down_kbit" DOUBLE PRECISION NOT NULL,
    "up_kbit" DOUBLE PRECISION NOT NULL,
    "rtt_ms" DOUBLE PRECISION,
    "jitter_ms" DOUBLE PRECISION,
    "loss_percent" DOUBLE PRECISION,

    CONSTRAINT "line_sample_pkey" PRIMARY KEY ("site_id", "at", "line_id")
);

CREATE TABLE "line_minute" (
    "tenant_id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "line_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "down_kbit" DOUBLE PRECISION NOT NULL,
    "up_kbit" DOUBLE PRECISION NOT NULL,
    "rtt_ms" DOUBLE PRECISION,
    "jitter_ms" DOUBLE PRECISION,
    "loss_percent" DOUBLE PRECISION,

    CONSTRAINT "line_minute_pkey" PRIMARY KEY ("site_id", "at", "line_id")
);

CREATE TABLE "event" (
    "id" UUID NOT NULL,
    "tenant_id" UUID,
    "site_id" UUID,
    "device_id" UUID,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "line_id" UUID,
    "actor" TEXT,
    "data" JSONB NOT NULL DEFAULT '{}',
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "event_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "job" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "device_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "progress" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "speed" JSONB NOT NULL DEFAULT '[]',
    "error" TEXT,
    "requested_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "job_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "audit_entry" (
    "id" UUID NOT NULL,
    "tenant_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_id" UUID,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "subject_id" UUID,
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "auth_user_email_key" ON "auth_user"("email");
CREATE UNIQUE INDEX "auth_session_token_key" ON "auth_session"("token");
CREATE INDEX "auth_session_user_id_idx" ON "auth_session"("user_id");
CREATE UNIQUE INDEX "auth_account_provider_id_account_id_key" ON "auth_account"("provider_id", "account_id");
CREATE INDEX "auth_account_user_id_idx" ON "auth_account"("user_id");
CREATE INDEX "auth_verification_identifier_idx" ON "auth_verification"("identifier");
CREATE UNIQUE INDEX "tenant_slug_key" ON "tenant"("slug");
CREATE UNIQUE INDEX "tenant_member_tenant_id_user_id_key" ON "tenant_member"("tenant_id", "user_id");
CREATE INDEX "tenant_member_user_id_idx" ON "tenant_member"("user_id");
CREATE INDEX "tenant_invitation_tenant_id_email_idx" ON "tenant_invitation"("tenant_id", "email");
CREATE UNIQUE INDEX "relay_public_address_key" ON "relay"("public_address");
CREATE INDEX "relay_region_code_idx" ON "relay"("region_code");
CREATE INDEX "site_tenant_id_created_at_idx" ON "site"("tenant_id", "created_at");
CREATE INDEX "site_relay_id_relay_index_idx" ON "site"("relay_id", "relay_index");
CREATE UNIQUE INDEX "line_site_id_index_key" ON "line"("site_id", "index");
CREATE UNIQUE INDEX "line_site_id_interface_key" ON "line"("site_id", "interface");
CREATE UNIQUE INDEX "line_site_id_name_key" ON "line"("site_id", "name");
CREATE INDEX "line_tenant_id_site_id_idx" ON "line"("tenant_id", "site_id");
CREATE UNIQUE INDEX "port_forward_relay_id_protocol_public_port_key" ON "port_forward"("relay_id", "protocol", "public_port");
CREATE INDEX "port_forward_tenant_id_site_id_idx" ON "port_forward"("tenant_id", "site_id");
CREATE UNIQUE INDEX "device_certificate_fingerprint_key" ON "device"("certificate_fingerprint");
CREATE UNIQUE INDEX "device_certificate_serial_key" ON "device"("certificate_serial");
CREATE INDEX "device_tenant_id_site_id_idx" ON "device"("tenant_id", "site_id");
CREATE INDEX "device_relay_id_idx" ON "device"("relay_id");
CREATE UNIQUE INDEX "claim_secret_hash_key" ON "claim"("secret_hash");
CREATE INDEX "claim_tenant_id_site_id_created_at_idx" ON "claim"("tenant_id", "site_id", "created_at");
CREATE INDEX "claim_relay_id_created_at_idx" ON "claim"("relay_id", "created_at");
CREATE INDEX "desired_generation_tenant_id_scope_idx" ON "desired_generation"("tenant_id", "scope");
CREATE INDEX "desired_document_tenant_id_scope_idx" ON "desired_document"("tenant_id", "scope");
CREATE INDEX "desired_document_scope_generation_idx" ON "desired_document"("scope", "generation");
CREATE INDEX "outbox_published_at_id_idx" ON "outbox"("published_at", "id");
CREATE INDEX "outbox_tenant_id_idx" ON "outbox"("tenant_id");
CREATE INDEX "reported_state_tenant_id_site_id_idx" ON "reported_state"("tenant_id", "site_id");
CREATE INDEX "line_sample_tenant_id_site_id_at_idx" ON "line_sample"("tenant_id", "site_id", "at");
CREATE INDEX "line_sample_at_idx" ON "line_sample"("at");
CREATE INDEX "line_minute_tenant_id_site_id_at_idx" ON "line_minute"("tenant_id", "site_id", "at");
CREATE INDEX "line_minute_at_idx" ON "line_minute"("at");
CREATE INDEX "event_tenant_id_site_id_at_id_idx" ON "event"("tenant_id", "site_id", "at", "id");
CREATE INDEX "job_tenant_id_site_id_created_at_idx" ON "job"("tenant_id", "site_id", "created_at");
CREATE INDEX "audit_entry_tenant_id_at_id_idx" ON "audit_entry"("tenant_id", "at", "id");

ALTER TABLE "auth_session" ADD CONSTRAINT "auth_session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "auth_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "auth_account" ADD CONSTRAINT "auth_account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "auth_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "tenant_member" ADD CONSTRAINT "tenant_member_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "tenant_member" ADD CONSTRAINT "tenant_member_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "auth_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "tenant_invitation" ADD CONSTRAINT "tenant_invitation_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "relay" ADD CONSTRAINT "relay_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "site" ADD CONSTRAINT "site_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "site" ADD CONSTRAINT "site_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "site" ADD CONSTRAINT "site_relay_id_fkey" FOREIGN KEY ("relay_id") REFERENCES "relay"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "line" ADD CONSTRAINT "line_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "port_forward" ADD CONSTRAINT "port_forward_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "port_forward" ADD CONSTRAINT "port_forward_relay_id_fkey" FOREIGN KEY ("relay_id") REFERENCES "relay"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "device" ADD CONSTRAINT "device_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "device" ADD CONSTRAINT "device_relay_id_fkey" FOREIGN KEY ("relay_id") REFERENCES "relay"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "claim" ADD CONSTRAINT "claim_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "claim" ADD CONSTRAINT "claim_relay_id_fkey" FOREIGN KEY ("relay_id") REFERENCES "relay"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "desired_document" ADD CONSTRAINT "desired_document_scope_generation_fkey" FOREIGN KEY ("scope", "generation") REFERENCES "desired_generation"("scope", "generation") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "desired_document" ADD CONSTRAINT "desired_document_device_id_fkey" FOREIGN KEY ("device_id") REFERENCES "device"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "reported_state" ADD CONSTRAINT "reported_state_device_id_fkey" FOREIGN KEY ("device_id") REFERENCES "device"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "event" ADD CONSTRAINT "event_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "job" ADD CONSTRAINT "job_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "job" ADD CONSTRAINT "job_device_id_fkey" FOREIGN KEY ("device_id") REFERENCES "device"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema language cannot say.

CREATE UNIQUE INDEX "site_relay_place_key" ON "site"("relay_id", "relay_index") WHERE "removed_at" IS NULL;
CREATE UNIQUE INDEX "device_site_key" ON "device"("site_id") WHERE "revoked_at" IS NULL AND "site_id" IS NOT NULL;
CREATE UNIQUE INDEX "device_relay_key" ON "device"("relay_id") WHERE "revoked_at" IS NULL AND "relay_id" IS NOT NULL;
CREATE INDEX "outbox_due_idx" ON "outbox"("id") WHERE "published_at" IS NULL;

ALTER TABLE "line" ADD CONSTRAINT "line_index_check" CHECK ("index" BETWEEN 1 AND 8);
ALTER TABLE "line" ADD CONSTRAINT "line_addressing_check" CHECK (("addressing" = 'static') = ("address" IS NOT NULL AND "gateway" IS NOT NULL));
ALTER TABLE "line" ADD CONSTRAINT "line_contract_check" CHECK (("contract_down_kbit" IS NULL) = ("contract_up_kbit" IS NULL));
ALTER TABLE "site" ADD CONSTRAINT "site_relay_index_check" CHECK ("relay_index" BETWEEN 1 AND 4094);
ALTER TABLE "device" ADD CONSTRAINT "device_owner_check" CHECK (
    ("role" = 'site' AND "tenant_id" IS NOT NULL AND "site_id" IS NOT NULL AND "relay_id" IS NULL)
    OR ("role" = 'relay' AND "tenant_id" IS NULL AND "site_id" IS NULL AND "relay_id" IS NOT NULL)
);
ALTER TABLE "claim" ADD CONSTRAINT "claim_owner_check" CHECK (
    ("kind" = 'site' AND "tenant_id" IS NOT NULL AND "site_id" IS NOT NULL AND "relay_id" IS NULL)
    OR ("kind" = 'relay' AND "tenant_id" IS NULL AND "site_id" IS NULL AND "relay_id" IS NOT NULL)
);

-- Isolation of tenants. The application connects as tresse_app, which owns nothing; a transaction says for whom it
-- speaks with set_config('app.tenant_id', <uuid>, true), or, where no tenant is known yet or all are meant (device
-- ingest, enrolment, staff), set_config('app.platform', 'on', true). Without either it sees no tenant's rows.

CREATE FUNCTION "current_tenant"() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
    RETURN nullif(current_setting('app.tenant_id', true), '')::uuid;

CREATE FUNCTION "on_platform"() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    RETURN coalesce(current_setting('app.platform', true), '') = 'on';

DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY[
        'tenant_member', 'tenant_invitation', 'site', 'line', 'port_forward', 'device', 'claim', 'desired_generation',
        'desired_document', 'outbox', 'reported_state', 'line_sample', 'line_minute', 'event', 'job', 'audit_entry'
    ] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format(
            'CREATE POLICY tenant_isolation ON %I USING ((SELECT on_platform()) OR tenant_id = (SELECT current_tenant()))', t);
    END LOOP;
END
$$;

ALTER TABLE "tenant" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "tenant" FORCE ROW LEVEL SECURITY;
CREATE POLICY "tenant_isolation" ON "tenant" USING ((SELECT on_platform()) OR "id" = (SELECT current_tenant()));

-- Regions and relays belong to the platform; tenants read them (a site's document names its relay's address and key).
ALTER TABLE "region" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "region" FORCE ROW LEVEL SECURITY;
CREATE POLICY "platform_writes" ON "region" USING ((SELECT on_platform()));
CREATE POLICY "everybody_reads" ON "region" FOR SELECT USING (true);
ALTER TABLE "relay" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "relay" FORCE ROW LEVEL SECURITY;
CREATE POLICY "platform_writes" ON "relay" USING ((SELECT on_platform()));
CREATE POLICY "everybody_reads" ON "relay" FOR SELECT USING (true);
CREATE POLICY "everybody_reads_relays" ON "device" FOR SELECT USING ("role" = 'relay');

-- What a tenant may learn of the others on its relay, and no more: which places and public ports are free.

-- Smallest free place on a relay, NULL when it is full. A removed site's place rests for a day, so that the relay has
-- taken the old site down before the place means another. Concurrent callers queue on the relay until they commit.
CREATE FUNCTION "take_relay_place"("relay" uuid) RETURNS integer LANGUAGE plpgsql SET app.platform = 'on' AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('relay-place:' || relay::text, 0));
    RETURN (
        SELECT min(place) FROM generate_series(1, 4094) AS place
        WHERE NOT EXISTS (
            SELECT FROM site s
            WHERE s.relay_id = relay AND s.relay_index = place
              AND (s.removed_at IS NULL OR s.removed_at > now() - interval '1 day')
        )
    );
END
$$;

-- Public ports of a relay that sites other than this one use.
CREATE FUNCTION "taken_public_ports"("relay" uuid, "except_site" uuid) RETURNS TABLE ("protocol" text, "public_port" integer)
    LANGUAGE sql STABLE SET app.platform = 'on' AS $$
    SELECT f.protocol, f.public_port FROM port_forward f
    WHERE f.relay_id = relay AND f.site_id IS DISTINCT FROM except_site
$$;

-- Number of present sites on each relay; a new site goes to the emptiest of its region.
CREATE FUNCTION "relay_load"() RETURNS TABLE ("relay_id" uuid, "sites" integer)
    LANGUAGE sql STABLE SET app.platform = 'on' AS $$
    SELECT s.relay_id, count(*)::integer FROM site s WHERE s.removed_at IS NULL GROUP BY s.relay_id
$$;

-- Roles. The migrator creates both before the first migration and gives them their passwords at each start.

GRANT USAGE ON SCHEMA public TO tresse_app, tresse_auth;

GRANT SELECT, INSERT, UPDATE, DELETE ON
    "region", "relay", "site", "line", "port_forward", "device", "claim", "desired_generation", "desired_document",
    "outbox", "reported_state", "line_sample", "line_minute", "event", "job"
    TO tresse_app;
GRANT SELECT, INSERT ON "audit_entry" TO tresse_app;
GRANT SELECT ON "tenant", "tenant_member" TO tresse_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO tresse_app;

-- better-auth reads memberships before any tenant is known, so its role sees them all, and nothing else.
GRANT SELECT, INSERT, UPDATE, DELETE ON
    "auth_user", "auth_session", "auth_account", "auth_verification", "tenant", "tenant_member", "tenant_invitation"
    TO tresse_auth;
CREATE POLICY "auth_sees_all" ON "tenant" TO tresse_auth USING (true);
CREATE POLICY "auth_sees_all" ON "tenant_member" TO tresse_auth USING (true);
CREATE POLICY "auth_sees_all" ON "tenant_invitation" TO tresse_auth USING (true);
