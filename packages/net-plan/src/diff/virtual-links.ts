import type { HostState, VirtualLink } from '../host-state.js';
import type { Step } from '../step.js';
import { byName, valueKey } from './difference.js';

/** Names of interfaces of ours that must be made anew: the kernel changes neither parent nor tag of one that exists. */
export function staleLinks(observed: HostState, wanted: readonly VirtualLink[]): string[] {
  const known = byName(observed.virtualLinks);
  return wanted
    .filter((link) => {
      const seen = known.get(link.name);
      return seen !== undefined && valueKey(seen) !== valueKey(link);
    })
    .map(({ name }) => name);
}

/** Creation of the interfaces that do not exist. */
export function createLinks(observed: HostState, wanted: readonly VirtualLink[]): Step[] {
  const known = byName(observed.virtualLinks);
  return wanted.filter(({ name }) => !known.has(name)).map((link) => ({ action: 'create-link', link }));
}

/** Removal of the interfaces of ours that nobody wants. */
export function removeLinks(observed: HostState, wanted: readonly VirtualLink[]): Step[] {
  const kept = byName(wanted);
  return observed.virtualLinks
    .filter(({ name }) => !kept.has(name))
    .map(({ name }) => ({ action: 'remove-link', name }));
}
