-- A site goes from one relay to another with both at work, and a relay that died is left by all its sites.

ALTER TABLE "site" ADD COLUMN "moves" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "relay" ADD COLUMN "lost_at" TIMESTAMPTZ(3);

-- A document that its device is not told of before this instant: a site's, until its next relay is ready for it.
ALTER TABLE "desired_document" ADD COLUMN "held_until" TIMESTAMPTZ(3);
CREATE INDEX "desired_document_held_idx" ON "desired_document"("held_until") WHERE "held_until" IS NOT NULL;

CREATE TABLE "site_move" (
    "id" UUID NOT NULL PRIMARY KEY,
    "tenant_id" UUID NOT NULL REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    "site_id" UUID NOT NULL REFERENCES "site"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    "from_relay_id" UUID NOT NULL REFERENCES "relay"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    "from_index" INTEGER NOT NULL,
    "to_relay_id" UUID NOT NULL REFERENCES "relay"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    "cause" TEXT NOT NULL CHECK ("cause" IN ('asked', 'drained', 'lost', 'unreached')),
    "generation" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    "left_at" TIMESTAMPTZ(3)
);
-- A site leaves one relay at a time.
CREATE UNIQUE INDEX "site_move_leaving_key" ON "site_move"("site_id") WHERE "left_at" IS NULL;
CREATE INDEX "site_move_site_idx" ON "site_move"("tenant_id", "site_id", "at");
CREATE INDEX "site_move_from_idx" ON "site_move"("from_relay_id", "from_index");

ALTER TABLE "site_move" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "site_move" FORCE ROW LEVEL SECURITY;
CREATE POLICY "tenant_isolation" ON "site_move"
    USING ((SELECT on_platform()) OR "tenant_id" = (SELECT current_tenant()));
GRANT SELECT, INSERT, UPDATE, DELETE ON "site_move" TO tresse_app;

-- As before, but a place that a site has left rests as well: its tunnels may stand there still. `other_than` is the place
-- that the site has on its former relay: at the next it gets another, lest the tunnels to both had the same addresses.
DROP FUNCTION "take_relay_place"(uuid);
CREATE FUNCTION "take_relay_place"("relay" uuid, "other_than" integer DEFAULT NULL) RETURNS integer
    LANGUAGE plpgsql SET app.platform = 'on' AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('relay-place:' || relay::text, 0));
    RETURN (
        SELECT min(place) FROM generate_series(1, 4094) AS place
        WHERE place IS DISTINCT FROM other_than
          AND NOT EXISTS (
            SELECT FROM site s
            WHERE s.relay_id = relay AND s.relay_index = place
              AND (s.removed_at IS NULL OR s.removed_at > now() - interval '1 day')
          )
          AND NOT EXISTS (
            SELECT FROM site_move m
            WHERE m.from_relay_id = relay AND m.from_index = place
              AND (m.left_at IS NULL OR m.left_at > now() - interval '1 day')
          )
    );
END
$$;
