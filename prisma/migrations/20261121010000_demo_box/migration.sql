-- Where the one demo box is plugged in.

ALTER TABLE "site" ADD COLUMN "demo_box" BOOLEAN NOT NULL DEFAULT false;

CREATE UNIQUE INDEX "site_demo_box_key" ON "site"("demo_box") WHERE "demo_box" AND "removed_at" IS NULL;

-- Whether some tenant's site has the demo box; a tenant learns no more than that.
CREATE FUNCTION "demo_box_taken"() RETURNS boolean LANGUAGE sql STABLE SET app.platform = 'on' AS $$
    SELECT EXISTS (SELECT FROM site WHERE demo_box AND removed_at IS NULL)
$$;
