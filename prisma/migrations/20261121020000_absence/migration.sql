-- Since when an online device has not been heard: a short absence is a change of connection and no news.

ALTER TABLE "device" ADD COLUMN "away_since" TIMESTAMPTZ(3);

CREATE INDEX "device_away_idx" ON "device"("away_since") WHERE "online" AND "away_since" IS NOT NULL;
