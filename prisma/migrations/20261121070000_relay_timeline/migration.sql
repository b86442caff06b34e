-- A relay's timeline: what its devices tell and what becomes of them. It belongs to the platform, not to a tenant.

ALTER TABLE "event" ADD COLUMN "relay_id" UUID REFERENCES "relay"("id") ON DELETE CASCADE ON UPDATE CASCADE;

UPDATE "event" SET "relay_id" = "device"."relay_id" FROM "device"
WHERE "event"."device_id" = "device"."id" AND "event"."site_id" IS NULL;

CREATE INDEX "event_relay_idx" ON "event"("relay_id", "at", "id") WHERE "relay_id" IS NOT NULL;
