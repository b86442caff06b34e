import { lookup, Resolver } from 'node:dns/promises';
import { isIP } from 'node:net';

/** By which of the box's lines something is tried. */
export interface Way {
  /** Interface of the line; null for wherever the host's routes lead. */
  readonly name: string | null;
  /** The line's own address: the host's rules lead what comes from it out by that line. */
  readonly localAddress?: string;
}

/** Wherever the host's routes lead. */
export const ANY_WAY: Way = { name: null };

/** Resolvers that answer whoever asks, by whatever line (Quad9). */
const PUBLIC_RESOLVERS = ['9.9.9.9', '149.112.112.112'];

/** Longest wait for an answer of a resolver, in ms, and how often it is asked. */
const ASKING = { timeout: 2_000, tries: 2 };

/** Address of a host as it is found by a way; a name that this way does not find is asked for as the host itself does. */
export async function addressOf(host: string, { localAddress }: Way): Promise<string> {
  if (isIP(host) !== 0) return host;
  if (localAddress === undefined) return (await lookup(host)).address;
  const resolver = new Resolver(ASKING);
  resolver.setLocalAddress(localAddress);
  resolver.setServers(PUBLIC_RESOLVERS);
  const found = await resolver.resolve4(host).catch((): string[] => []);
  return found[0] ?? (await lookup(host, 4)).address;
}

/** Host of a URL as a socket takes it: an IPv6 address without its brackets. */
export function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '');
}
