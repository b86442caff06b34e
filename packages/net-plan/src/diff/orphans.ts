import type { HostState } from '../host-state.js';
import { isTunnelName } from '../naming.js';
import { byName } from './difference.js';

/** Tunnel interfaces that nobody answers for any more: they exist, but WireGuard cannot be asked about them. */
export function orphans(observed: HostState): string[] {
  const answered = byName(observed.tunnels);
  return observed.links.map(({ name }) => name).filter((name) => isTunnelName(name) && !answered.has(name));
}

/** The host as it is once these interfaces are gone, with what goes with them; a bond leaves its members down. */
export function withoutLinks(observed: HostState, gone: readonly string[]): HostState {
  if (gone.length === 0) return observed;
  const freed = observed.members.filter(({ bond }) => gone.includes(bond)).map(({ link }) => link);
  return {
    ...observed,
    links: observed.links
      .filter(({ name }) => !gone.includes(name))
      .map((link) => (freed.includes(link.name) ? { ...link, up: false } : link)),
    virtualLinks: observed.virtualLinks.filter(({ name }) => !gone.includes(name)),
    queues: observed.queues.filter(({ device }) => !gone.includes(device)),
    members: observed.members.filter(({ link, bond }) => !gone.includes(link) && !gone.includes(bond)),
    routes: observed.routes.filter(({ device }) => device === undefined || !gone.includes(device)),
    mptcp: {
      ...observed.mptcp,
      endpoints: observed.mptcp.endpoints.map((endpoint) =>
        gone.includes(endpoint.device) ? { ...endpoint, device: '' } : endpoint,
      ),
    },
  };
}
