-- As before, but where every free place still rests, the one that has rested longest is given if that is an hour: else one
-- tenant who moves sites, or makes and removes them, again and again keeps the others from the relay for a day.
CREATE OR REPLACE FUNCTION "take_relay_place"("relay" uuid, "other_than" integer DEFAULT NULL) RETURNS integer
    LANGUAGE plpgsql SET app.platform = 'on' AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('relay-place:' || relay::text, 0));
    RETURN (
        SELECT place FROM generate_series(1, 4094) AS place
        LEFT JOIN (
            SELECT index, max(until) AS until FROM (
                SELECT s.relay_index AS index, coalesce(s.removed_at, 'infinity') AS until
                FROM site s WHERE s.relay_id = relay
                UNION ALL
                SELECT m.from_index, coalesce(m.left_at, 'infinity') FROM site_move m WHERE m.from_relay_id = relay
            ) AS uses GROUP BY index
        ) AS used ON used.index = place
        WHERE place IS DISTINCT FROM other_than AND (until IS NULL OR until <= now() - interval '1 hour')
        ORDER BY CASE WHEN until > now() - interval '1 day' THEN until END NULLS FIRST, place
        LIMIT 1
    );
END
$$;
