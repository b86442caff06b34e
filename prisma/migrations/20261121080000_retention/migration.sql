-- What housekeeping looks for, by age.

CREATE INDEX "event_at_idx" ON "event"("at");
CREATE INDEX "job_created_idx" ON "job"("created_at");
CREATE INDEX "audit_entry_at_idx" ON "audit_entry"("at");
CREATE INDEX "claim_expires_idx" ON "claim"("expires_at");

-- The application may add to the audit log and read it; this is the one way it can take from it, oldest first, and
-- nothing younger than 90 days.
CREATE FUNCTION "forget_audit"("before" timestamptz, "most" integer) RETURNS integer
    LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp SET app.platform = 'on' AS $$
    WITH gone AS (
        DELETE FROM audit_entry WHERE id IN (
            SELECT id FROM audit_entry WHERE at < least("before", now() - interval '90 days') ORDER BY at LIMIT "most"
        ) RETURNING id
    )
    SELECT count(*)::integer FROM gone
$$;
REVOKE EXECUTE ON FUNCTION "forget_audit"(timestamptz, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION "forget_audit"(timestamptz, integer) TO tresse_app;
