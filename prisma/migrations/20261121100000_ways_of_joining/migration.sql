-- Every way of joining lines: what is only ever read whole (braid, LAN, quality, bypass, addressing, allowance) stands
-- as the contract's own JSON, parsed by it; what is searched or must be unique keeps columns of its own.

ALTER TABLE "site" ADD COLUMN "braid" JSONB;
ALTER TABLE "site" ADD COLUMN "lan" JSONB;
ALTER TABLE "site" ADD COLUMN "bypass" JSONB NOT NULL DEFAULT '[]';
ALTER TABLE "site" ADD COLUMN "quality" JSONB NOT NULL DEFAULT '{"shaping": false, "priorities": []}';
UPDATE "site" SET
    "braid" = jsonb_build_object('profile', "profile", 'carrier', "carrier"),
    "lan" = jsonb_build_object('interface', "lan_interface", 'address', "lan_address");
ALTER TABLE "site" ALTER COLUMN "braid" SET NOT NULL;
ALTER TABLE "site" ALTER COLUMN "lan" SET NOT NULL;
ALTER TABLE "site" DROP COLUMN "profile", DROP COLUMN "carrier", DROP COLUMN "lan_interface", DROP COLUMN "lan_address";

ALTER TABLE "line" ADD COLUMN "vlan" INTEGER;
ALTER TABLE "line" ADD COLUMN "role" TEXT NOT NULL DEFAULT 'always';
ALTER TABLE "line" ADD COLUMN "limit_down_kbit" INTEGER;
ALTER TABLE "line" ADD COLUMN "limit_up_kbit" INTEGER;
ALTER TABLE "line" ADD COLUMN "allowance" JSONB;
ALTER TABLE "line" ADD CONSTRAINT "line_limit_check" CHECK (("limit_down_kbit" IS NULL) = ("limit_up_kbit" IS NULL));
ALTER TABLE "line" DROP CONSTRAINT "line_addressing_check";
ALTER TABLE "line" ALTER COLUMN "addressing" TYPE JSONB USING CASE
    WHEN "addressing" = 'static' THEN jsonb_build_object('method', 'static', 'address', "address", 'gateway', "gateway")
    ELSE jsonb_build_object('method', "addressing")
END;
ALTER TABLE "line" DROP COLUMN "address", DROP COLUMN "gateway";
-- Lines of one interface: VLANs, and the one arm of a site whose lines share a segment.
DROP INDEX "line_site_id_interface_key";
CREATE INDEX "line_site_id_interface_idx" ON "line"("site_id", "interface");

ALTER TABLE "port_forward" RENAME COLUMN "public_port" TO "public_port_first";
ALTER TABLE "port_forward" ADD COLUMN "public_port_last" INTEGER;
UPDATE "port_forward" SET "public_port_last" = "public_port_first";
ALTER TABLE "port_forward" ALTER COLUMN "public_port_last" SET NOT NULL;
ALTER TABLE "port_forward" ADD COLUMN "sources" TEXT[] NOT NULL DEFAULT '{}';
ALTER TABLE "port_forward" ADD CONSTRAINT "port_forward_ports_check" CHECK ("public_port_first" <= "public_port_last");
DROP INDEX "port_forward_relay_id_protocol_public_port_key";
CREATE EXTENSION IF NOT EXISTS btree_gist;
-- No public port of a relay belongs to two.
ALTER TABLE "port_forward" ADD CONSTRAINT "port_forward_ports_apart" EXCLUDE USING gist (
    "relay_id" WITH =, "protocol" WITH =, int4range("public_port_first", "public_port_last", '[]') WITH &&
);

DROP FUNCTION "taken_public_ports"(uuid, uuid);
-- Public ports of a relay that sites other than this one use.
CREATE FUNCTION "taken_public_ports"("relay" uuid, "except_site" uuid)
    RETURNS TABLE ("protocol" text, "first" integer, "last" integer)
    LANGUAGE sql STABLE SET app.platform = 'on' AS $$
    SELECT f.protocol, f.public_port_first, f.public_port_last FROM port_forward f
    WHERE f.relay_id = relay AND f.site_id IS DISTINCT FROM except_site
$$;
