import { Resolver } from 'node:dns/promises';
import { isIP } from 'node:net';

/** Every address of a host; none for one that does not exist. */
export type HostLookup = (host: string, signal: AbortSignal) => Promise<string[]>;

/** Asks the DNS, whose answers are of the internet; names of this machine are known without it (RFC 6761 §6.3). */
export const lookupHost: HostLookup = async (host, signal) => {
  if (isIP(host) !== 0) return [host];
  if (host === 'localhost' || host.endsWith('.localhost')) return ['127.0.0.1'];
  const resolver = new Resolver({ timeout: 2_000, tries: 2 });
  const cancel = () => resolver.cancel();
  signal.addEventListener('abort', cancel, { once: true });
  try {
    const found = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
    return found.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  } finally {
    signal.removeEventListener('abort', cancel);
  }
};
