import type { Ipv6Cidr } from '@tresse/contracts';

/** All of IPv6, as a route's destination. */
export const anyIpv6: Ipv6Cidr = '::/0';

/** What of IPv6 the internet is made of (RFC 4291 §2.4, IANA): all else is local, reserved or multicast. */
export const IPV6_INTERNET: Ipv6Cidr = '2000::/3';
