import { isIP } from 'node:net';

/** Names by which the box may be called beside its addresses (RFC 6762). */
const OWN_NAMES = ['tresse.local'];

/** What of a request says where it comes from and where it thinks it goes. */
export interface Visit {
  readonly method: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  /** The box's end of the connection. */
  readonly localAddress: string | undefined;
}

/** Why a request is refused. */
export type Refusal = 'wrong-host' | 'wrong-origin';

/** True when the page is to be seen at this address of the box: where a laptop is served, and on the box itself. */
export function isSeenAt(localAddress: string | undefined, addresses: readonly string[]): boolean {
  const address = plain(localAddress);
  return isLoopback(address) || addresses.includes(address);
}

/**
 * Null when the request may be answered. It must name the box by an address at which the page is seen, or by its own
 * name: a page of another site whose name was made to lead here (DNS rebinding) does not. What changes something must
 * come from the box's own page, as every browser says.
 */
export function refusalOf(
  { method, host, origin, localAddress }: Visit,
  addresses: readonly string[],
): Refusal | null {
  const named = nameIn(host);
  const own = [
    ...addresses,
    ...OWN_NAMES,
    ...(isLoopback(plain(localAddress)) ? ['127.0.0.1', 'localhost'] : []),
  ];
  if (named === undefined || !own.includes(named)) return 'wrong-host';
  if (method === 'GET' || method === 'HEAD') return null;
  return origin === `http://${host}` ? null : 'wrong-origin';
}

/** The host of a `Host` header without its port, in lower case; undefined for what is none. */
function nameIn(host: string | undefined): string | undefined {
  return /^([a-z0-9.-]+)(:\d{1,5})?$/.exec(host?.toLowerCase() ?? '')?.[1];
}

/** An IPv4 address as such, which a socket of both families writes in IPv6. */
function plain(address: string | undefined): string {
  const ipv4 = address?.replace(/^::ffff:/, '') ?? '';
  return isIP(ipv4) === 0 ? '' : ipv4;
}

const isLoopback = (address: string) => address.startsWith('127.') || address === '::1';
