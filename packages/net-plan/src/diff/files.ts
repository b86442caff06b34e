import { contentHash } from '../content-hash.js';
import type { HostState } from '../host-state.js';
import type { Wanted } from '../render/wanted.js';
import type { Step } from '../step.js';

/** Files that are missing or differ. */
export function writeFiles(observed: HostState, wanted: Wanted): Step[] {
  return Object.entries(wanted.files)
    .filter(([path, content]) => observed.files[path] !== contentHash(content))
    .map(([path, content]) => ({ action: 'write-file', path, content }));
}

/** Files that nobody wants. */
export function removeFiles(observed: HostState, wanted: Wanted): Step[] {
  return Object.keys(observed.files)
    .filter((path) => !(path in wanted.files))
    .map((path) => ({ action: 'remove-file', path }));
}

/** Kernel settings that differ. */
export function setSysctls(observed: HostState, wanted: Wanted): Step[] {
  return Object.entries(wanted.sysctls)
    .filter(([path, value]) => observed.sysctls[path] !== value)
    .map(([path, value]) => ({ action: 'set-sysctl', path, value }));
}

/** Kernel settings that we changed and nobody wants so any more. */
export function restoreSysctls(observed: HostState, wanted: Wanted): Step[] {
  return Object.entries(observed.ledger.sysctls)
    .filter(([path]) => !(path in wanted.sysctls))
    .map(([path, value]) => ({ action: 'restore-sysctl', path, value }));
}
