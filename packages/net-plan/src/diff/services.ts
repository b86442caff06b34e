import { contentHash } from '../content-hash.js';
import type { HostState } from '../host-state.js';
import type { Wanted, WantedService } from '../render/wanted.js';
import type { Step } from '../step.js';
import { byName } from './difference.js';

/**
 * Hash of all that a process takes over only when it starts: its arguments, the files that it reads, and the
 * congestion control that its listeners inherit.
 */
function serviceHash(service: WantedService, wanted: Wanted): string {
  const told = [
    service.program,
    ...service.arguments,
    ...service.reads.map((path) => wanted.files[path] ?? ''),
  ];
  const congestion = wanted.sysctls['net/ipv4/tcp_congestion_control'] ?? '';
  return contentHash([...told, service.program === 'haproxy' ? congestion : ''].join('\n'));
}

/** Starts what does not run and reloads what runs with another configuration. */
export function startServices(observed: HostState, wanted: Wanted): Step[] {
  const known = byName(observed.services);
  return wanted.services.flatMap((service): Step[] => {
    const { name, program, arguments: argv } = service;
    const configHash = serviceHash(service, wanted);
    const running = known.get(name);
    if (running?.configHash === configHash) return [];
    const action = running ? 'reload-service' : 'start-service';
    return [{ action, name, program, arguments: argv, configHash }];
  });
}

/** Stops what nobody wants. */
export function stopServices(observed: HostState, wanted: Wanted): Step[] {
  const kept = byName(wanted.services);
  return observed.services
    .filter(({ name }) => !kept.has(name))
    .map(({ name }) => ({ action: 'stop-service', name }));
}
