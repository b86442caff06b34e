-- IPv6 that is routed to a relay, for the LANs of its sites. No two relays have an address in common.

ALTER TABLE "relay" ADD COLUMN "ipv6_prefix" TEXT;
ALTER TABLE "relay" ADD CONSTRAINT "relay_ipv6_prefix_apart" EXCLUDE USING gist (
    (("ipv6_prefix")::inet) inet_ops WITH &&
);
