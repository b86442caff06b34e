import type { LineIndex } from '@tresse/contracts';
import { valueKey } from '../diff/difference.js';
import type {
  Member,
  MptcpEndpoint,
  Queue,
  Route,
  Rule,
  Spread,
  Tunnel,
  VirtualLink,
} from '../host-state.js';
import type { Step } from '../step.js';
import { type FirewallPart, joinFirewall } from './firewall.js';
import type { Wanted, WantedLink, WantedService } from './wanted.js';

/** The subflows of one line, and what closes them. */
export interface Subflows {
  readonly line: LineIndex;
  readonly close: Step;
}

/** What one subject wants of the host; a host is the sum of its parts, and no part knows another. */
export interface Part {
  readonly links?: readonly WantedLink[];
  readonly virtualLinks?: readonly VirtualLink[];
  readonly members?: readonly Member[];
  readonly tunnels?: readonly Tunnel[];
  readonly queues?: readonly Queue[];
  readonly routes?: readonly Route[];
  /** Several parts may want the same rule. */
  readonly rules?: readonly Rule[];
  readonly endpoints?: readonly MptcpEndpoint[];
  readonly sysctls?: Readonly<Record<string, string>>;
  readonly firewall?: FirewallPart;
  readonly spreads?: readonly Spread[];
  /** Subflows that this end closes by itself when their line dies: the sender must not wait for its timers. */
  readonly subflows?: readonly Subflows[];
  readonly files?: Readonly<Record<string, string>>;
  readonly services?: readonly WantedService[];
}

/** The host that the parts want together. Where they differ on a setting the later part wins. */
export function joinParts(parts: readonly Part[], mptcp: Omit<Wanted['mptcp'], 'endpoints'>): Wanted {
  const all = <T>(pick: (part: Part) => readonly T[] | undefined): T[] =>
    parts.flatMap((part) => pick(part) ?? []);
  const merged = <T>(pick: (part: Part) => Readonly<Record<string, T>> | undefined): Record<string, T> =>
    Object.assign({}, ...parts.map((part) => pick(part) ?? {}));
  return {
    links: joinLinks(all(({ links }) => links)),
    members: all(({ members }) => members),
    virtualLinks: all(({ virtualLinks }) => virtualLinks),
    tunnels: all(({ tunnels }) => tunnels),
    queues: all(({ queues }) => queues),
    routes: all(({ routes }) => routes),
    rules: unique(all(({ rules }) => rules)),
    mptcp: { ...mptcp, endpoints: all(({ endpoints }) => endpoints).sort((a, b) => a.id - b.id) },
    sysctls: merged(({ sysctls }) => sysctls),
    ruleset: joinFirewall(all(({ firewall }) => (firewall ? [firewall] : []))),
    spreads: all(({ spreads }) => spreads),
    files: merged(({ files }) => files),
    services: all(({ services }) => services),
  };
}

function unique<T extends object>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [valueKey(item), item])).values()];
}

/** Links of one name are one, with the addresses of all. */
function joinLinks(links: readonly WantedLink[]): WantedLink[] {
  const byName = new Map<string, WantedLink>();
  for (const link of links) {
    const known = byName.get(link.name);
    byName.set(link.name, {
      name: link.name,
      mtu: link.mtu ?? known?.mtu ?? null,
      addresses: [...new Set([...(known?.addresses ?? []), ...link.addresses])],
      ...((link.routing ?? known?.routing) ? { routing: 'own-table' } : {}),
    });
  }
  return [...byName.values()];
}
