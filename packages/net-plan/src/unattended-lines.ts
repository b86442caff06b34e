import type { SiteDesired, SiteLine } from '@tresse/contracts';
import type { HostState } from './host-state.js';
import { addressOfSystem } from './render/unconfigured/index.js';

/**
 * The settings for a host whose operating system sets no network up: a line that keeps what the system gives it, and is
 * given nothing, is asked for an address by the box itself, as it was before there were settings.
 */
export function withOwnClients(desired: SiteDesired, observed: HostState): SiteDesired {
  if (!observed.capabilities.access.includes('dhcp')) return desired;
  const lines = desired.lines.map((line) =>
    isLeftAlone(line, observed) ? { ...line, addressing: { method: 'dhcp' } as const } : line,
  );
  return { ...desired, lines };
}

function isLeftAlone({ addressing, interface: name }: SiteLine, observed: HostState): boolean {
  return addressing.method === 'automatic' && addressOfSystem(observed, name) === null;
}
