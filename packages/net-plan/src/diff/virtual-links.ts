import type { HostState, VirtualLink } from '../host-state.js';
import type { Step } from '../step.js';
import { valueKey } from './difference.js';

/** Names of interfaces of ours that must be made anew: the kernel changes neither parent nor tag of one that exists. */
export function staleLinks(observed: HostState, wanted: readonly VirtualLink[]): string[] {
  return wanted
    .filter((link) => {
      const known = observed.virtualLinks.find(({ name }) => name === link.name);
      return known !== undefined && valueKey(known) !== valueKey(link);
    })
    .map(({ name }) => name);
}

/** Creation of the interfaces that do not exist. */
export function createLinks(observed: HostState, wanted: readonly VirtualLink[]): Step[] {
  return wanted
    .filter(({ name }) => !observed.virtualLinks.some((known) => known.name === name))
    .map((link) => ({ action: 'create-link', link }));
}

/** Removal of the interfaces of ours that nobody wants. */
export function removeLinks(observed: HostState, wanted: readonly VirtualLink[]): Step[] {
  return observed.virtualLinks
    .filter(({ name }) => !wanted.some((link) => link.name === name))
    .map(({ name }) => ({ action: 'remove-link', name }));
}
