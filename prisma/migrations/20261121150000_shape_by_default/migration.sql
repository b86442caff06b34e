-- Lines are shaped unless somebody says otherwise; until now nobody could.

ALTER TABLE "site" ALTER COLUMN "quality" SET DEFAULT '{"shaping": true, "priorities": []}';
UPDATE "site" SET "quality" = jsonb_set("quality", '{shaping}', 'true');
