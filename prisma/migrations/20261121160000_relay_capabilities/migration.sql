-- What the enrolled device of a relay offers, NULL before its first report. The report itself names the sites of other
-- tenants, so that a tenant's transaction may see this member of it and no more.
CREATE FUNCTION "relay_capabilities"("relay" uuid) RETURNS jsonb LANGUAGE sql STABLE SET app.platform = 'on' AS $$
    SELECT r.document -> 'capabilities' FROM reported_state r JOIN device d ON d.id = r.device_id
    WHERE d.relay_id = relay AND d.role = 'relay' AND d.revoked_at IS NULL
$$;
