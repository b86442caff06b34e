-- What relays of a region carry as they are ordered, and what came of trying a zone.

-- A rate that staff gave; null leaves it to the provider.
ALTER TABLE "region_supply"
    ADD COLUMN "line_kbit" INTEGER CHECK ("line_kbit" > 0),
    ADD COLUMN "most_sites" INTEGER NOT NULL DEFAULT 200 CHECK ("most_sites" BETWEEN 1 AND 4094);

-- A code of why the name server did not take a trial name; null when it did.
ALTER TABLE "dns_zone"
    ADD COLUMN "checked_at" TIMESTAMPTZ(3),
    ADD COLUMN "check_problem" TEXT;
