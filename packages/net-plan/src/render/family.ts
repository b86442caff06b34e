/** The families of addresses, as the packet filter names them (`meta nfproto`). */
export type Family = 'ipv4' | 'ipv6';

/** The header that bears a family's addresses, as nft names it. */
export const HEADER: Readonly<Record<Family, 'ip' | 'ip6'>> = { ipv4: 'ip', ipv6: 'ip6' };

/** Both of them, in the order in which they are rendered. */
export const BOTH_FAMILIES: readonly Family[] = ['ipv4', 'ipv6'];
