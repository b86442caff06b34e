-- How much relays carry, how far they are from sites, and that a site is placed where there is room.

-- Mean of what the relay carries over some minutes (RelayLoad of the contract), and the highest rate of it so far.
ALTER TABLE "relay"
    ADD COLUMN "steady_load" JSONB,
    ADD COLUMN "seen_kbit" INTEGER CHECK ("seen_kbit" >= 0);

-- Round trips to regions as the site's box measured them.
ALTER TABLE "site" ADD COLUMN "round_trips" JSONB;

-- Whether a relay takes another site. Whoever asks queues on the relay until it commits, as with take_relay_place, so that
-- of two at once for its last room one gets it.
CREATE FUNCTION "relay_has_room"("relay" uuid) RETURNS boolean LANGUAGE plpgsql SET app.platform = 'on' AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('relay-place:' || relay::text, 0));
    RETURN coalesce((SELECT l.sites FROM relay_load() l WHERE l.relay_id = relay), 0)
        < (SELECT r.most_sites FROM relay r WHERE r.id = relay);
END
$$;
