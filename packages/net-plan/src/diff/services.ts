import { contentHash } from '../content-hash.js';
import type { HostState } from '../host-state.js';
import type { Wanted } from '../render/wanted.js';
import type { Step } from '../step.js';

/**
 * Hash of all that a process takes over only when it starts: its file, and the congestion control that its
 * listeners inherit.
 */
export function serviceHash(configFile: string, wanted: Wanted): string {
  const congestion = wanted.sysctls['net/ipv4/tcp_congestion_control'] ?? '';
  return contentHash(`${wanted.files[configFile] ?? ''}\n${congestion}`);
}

/** Starts what does not run and reloads what runs with another configuration. */
export function startServices(observed: HostState, wanted: Wanted): Step[] {
  return wanted.services.flatMap(({ name, configFile }): Step[] => {
    const configHash = serviceHash(configFile, wanted);
    const running = observed.services.find((service) => service.name === name);
    if (running?.configHash === configHash) return [];
    return [{ action: running ? 'reload-service' : 'start-service', name, configFile, configHash }];
  });
}

/** Stops what nobody wants. */
export function stopServices(observed: HostState, wanted: Wanted): Step[] {
  return observed.services
    .filter(({ name }) => !wanted.services.some((service) => service.name === name))
    .map(({ name }) => ({ action: 'stop-service', name }));
}
