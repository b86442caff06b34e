-- Rings when a message has been put into the outbox, at the commit of who put it there (NOTIFY in the Postgres manual:
-- one delivery a transaction, none when it rolls back).

CREATE FUNCTION "ring_outbox"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('outbox', '');
    RETURN NULL;
END
$$;

CREATE TRIGGER "outbox_bell" AFTER INSERT ON "outbox" FOR EACH STATEMENT EXECUTE FUNCTION "ring_outbox"();
