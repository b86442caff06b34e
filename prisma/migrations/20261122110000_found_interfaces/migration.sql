-- What a site's box found of network interfaces, for people to name its lines; NULL before the box has said so.

ALTER TABLE "site" ADD COLUMN "found" JSONB;
