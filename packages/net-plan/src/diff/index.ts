/** Compares the host with what is wanted and puts the steps into an order that never cuts before it has joined. */
import { hostOf } from '@tresse/contracts';
import { contentHash } from '../content-hash.js';
import type { HostState } from '../host-state.js';
import type { Wanted } from '../render/wanted.js';
import type { Step } from '../step.js';
import { difference } from './difference.js';
import { endpointSteps } from './endpoints.js';
import { removeFiles, restoreSysctls, setSysctls, writeFiles } from './files.js';
import { addAddresses, removeAddresses, setLinks } from './links.js';
import { joinBonds, leaveBonds, preferMembers } from './members.js';
import { orphans, withoutLinks } from './orphans.js';
import { removeQueues, setQueues } from './queues.js';
import { removeRoutes, setRoutes } from './routes.js';
import { startServices, stopServices } from './services.js';
import { setSpreads } from './spreads.js';
import { configureTunnels, createTunnels, removeTunnels } from './tunnels.js';
import { createLinks, removeLinks, staleLinks } from './virtual-links.js';

/**
 * The steps from the observed host to the wanted one; empty when they are equal. Everything is added before
 * anything is removed, but for interfaces that are dead already or must be made anew, and addresses that stand in the way
 * of a route: the kernel takes none by a gateway that is the host itself. The filter comes before what it
 * guards, routes and rules before the tunnels that send by them, settings before the
 * addresses that they let be and the processes that inherit them.
 */
export function diff(seen: HostState, wanted: Wanted, keyFile: string): Step[] {
  const orphaned = orphans(seen);
  const stale = staleLinks(seen, wanted.virtualLinks);
  const observed = withoutLinks(seen, [...orphaned, ...stale]);
  const firewallWanted = wanted.ruleset === null ? null : contentHash(wanted.ruleset);
  const reload = wanted.ruleset !== null && observed.firewall !== firewallWanted;
  const rules = difference(observed.rules, wanted.rules);
  const endpoints = endpointSteps(observed.mptcp.endpoints, wanted.mptcp.endpoints);
  const { subflows, addAddrAccepted } = wanted.mptcp;
  const routes = setRoutes(observed.routes, wanted.routes);
  const unwanted = removeAddresses(observed, wanted.links);
  const gateways = new Set(routes.map(({ route }) => route.via));
  const inTheWay = unwanted.filter(({ address }) => gateways.has(hostOf(address)));
  const limitsDiffer =
    observed.mptcp.subflows !== subflows || observed.mptcp.addAddrAccepted !== addAddrAccepted;
  const add: Step[] = [
    ...orphaned.map((name) => ({ action: 'remove-tunnel', name }) as const),
    ...stale.map((name) => ({ action: 'remove-link', name }) as const),
    ...writeFiles(observed, wanted),
    ...(reload && wanted.ruleset !== null
      ? [{ action: 'load-firewall', ruleset: wanted.ruleset } as const]
      : []),
    ...setSpreads(reload ? [] : observed.spreads, wanted.spreads),
    ...createLinks(observed, wanted.virtualLinks),
    ...createTunnels(observed, wanted.tunnels),
    ...setSysctls(observed, wanted),
    ...addAddresses(observed, wanted.links),
    ...setLinks(observed, wanted.links),
    ...joinBonds(observed.members, wanted.members),
    ...preferMembers(observed.members, wanted.members),
    ...setQueues(observed.queues, wanted.queues),
    ...inTheWay,
    ...routes,
    ...rules.add.map((rule) => ({ action: 'add-rule', rule }) as const),
    ...configureTunnels(observed, wanted, rules.add, keyFile),
    ...(limitsDiffer ? [{ action: 'set-mptcp-limits', subflows, addAddrAccepted } as const] : []),
    ...endpoints.replaceOrAdd,
    ...startServices(observed, wanted),
  ];
  const remove: Step[] = [
    ...stopServices(observed, wanted),
    ...endpoints.remove,
    ...rules.remove.map((rule) => ({ action: 'remove-rule', rule }) as const),
    ...removeRoutes(observed.routes, wanted.routes),
    ...unwanted.filter((step) => !inTheWay.includes(step)),
    ...removeQueues(observed.queues, wanted.queues),
    ...leaveBonds(observed.members, wanted.members),
    ...removeTunnels(observed, wanted.tunnels),
    ...removeLinks(observed, wanted.virtualLinks),
    ...restoreSysctls(observed, wanted),
    ...(wanted.ruleset === null && observed.firewall !== null
      ? [{ action: 'remove-firewall' } as const]
      : []),
    ...removeFiles(observed, wanted),
  ];
  return [...add, ...remove];
}
