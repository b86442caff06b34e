-- A relay that is lost is replaced by another, and given back. What it is replaced by is ordered once.
ALTER TABLE "relay" ADD COLUMN "replaces_id" UUID REFERENCES "relay"("id") ON DELETE SET NULL ON UPDATE CASCADE;
CREATE UNIQUE INDEX "relay_replaces_key" ON "relay"("replaces_id");

-- Since when a site should leave a relay that serves it no more, and none takes it.
ALTER TABLE "site" ADD COLUMN "stranded_since" TIMESTAMPTZ(3);
CREATE INDEX "site_stranded_idx" ON "site"("relay_id") WHERE "stranded_since" IS NOT NULL;

-- The moves of the last minutes are read each second.
CREATE INDEX "site_move_at_idx" ON "site_move"("at");
