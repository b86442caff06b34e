-- Wakes whoever looks after public addresses, for speed; he also looks when a time comes, and by himself now and then.
CREATE FUNCTION "ring_public_address"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('public_address', '');
    RETURN NULL;
END
$$;
CREATE TRIGGER "public_address_bell" AFTER INSERT OR UPDATE ON "public_address"
    FOR EACH STATEMENT EXECUTE FUNCTION "ring_public_address"();
-- An address waits for its relay's server.
CREATE TRIGGER "public_address_bell_of_relay" AFTER UPDATE OF "server_id" ON "relay"
    FOR EACH STATEMENT EXECUTE FUNCTION "ring_public_address"();

-- An address that goes along with its sites waits until its next relay says that it is ready.
CREATE FUNCTION "ring_public_address_of_report"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM "public_address" WHERE "follows_since" IS NOT NULL AND "removed_at" IS NULL) THEN
        PERFORM pg_notify('public_address', '');
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER "public_address_bell_of_report" AFTER INSERT OR UPDATE ON "reported_state"
    FOR EACH ROW WHEN (NEW."site_id" IS NULL) EXECUTE FUNCTION "ring_public_address_of_report"();
CREATE INDEX "public_address_following_idx" ON "public_address"("follows_since") WHERE "follows_since" IS NOT NULL;
