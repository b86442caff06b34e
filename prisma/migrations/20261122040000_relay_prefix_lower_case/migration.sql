-- Prefixes are kept as everybody writes them; those that were saved before stood as they were typed.

UPDATE "relay" SET "ipv6_prefix" = lower("ipv6_prefix") WHERE "ipv6_prefix" <> lower("ipv6_prefix");
ALTER TABLE "relay" ADD CONSTRAINT "relay_ipv6_prefix_lower_case" CHECK ("ipv6_prefix" = lower("ipv6_prefix"));
