-- Installers that were given out for relays. Each has a token under which it fetches its script and reports.

CREATE TABLE "relay_install" (
    "id" UUID NOT NULL PRIMARY KEY,
    "relay_id" UUID NOT NULL REFERENCES "relay"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    "way" TEXT NOT NULL CHECK ("way" IN ('cloud-init', 'command', 'ssh')),
    "token_hash" TEXT NOT NULL,
    "requests" INTEGER NOT NULL DEFAULT 0,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3)
);
CREATE UNIQUE INDEX "relay_install_token_hash_key" ON "relay_install"("token_hash");
CREATE INDEX "relay_install_relay_id_idx" ON "relay_install"("relay_id");

ALTER TABLE "relay_install" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "relay_install" FORCE ROW LEVEL SECURITY;
CREATE POLICY platform_alone ON "relay_install" USING ((SELECT on_platform()));
GRANT SELECT, INSERT, UPDATE, DELETE ON "relay_install" TO tresse_app;
