import { BondHash, BondMode, InterfaceName, MacAddress } from '@tresse/contracts';
import type { Card, Link, Member, MptcpEndpoint, Route, Rule, VirtualLink } from '@tresse/net-plan';
import { z } from 'zod';

/** Answers of `ip -j`, each parsed once. Unknown members are the kernel's business. */
const Interfaces = z.array(
  z.object({
    ifindex: z.int(),
    ifname: z.string(),
    mtu: z.int(),
    flags: z.array(z.string()),
    addr_info: z.array(
      z.object({
        family: z.string().optional(),
        local: z.string().optional(),
        prefixlen: z.int().optional(),
        scope: z.string().optional(),
      }),
    ),
    link: z.string().optional(),
    link_type: z.string().optional(),
    link_netnsid: z.int().optional(),
    address: z.string().optional(),
    master: z.string().optional(),
    linkinfo: z
      .object({
        info_slave_kind: z.string().optional(),
        info_kind: z.string().optional(),
        info_data: z
          .object({
            id: z.int().optional().catch(undefined),
            type: z.string().optional().catch(undefined),
            mode: BondMode.optional().catch(undefined),
            xmit_hash_policy: z.string().optional().catch(undefined),
            miimon: z.int().optional().catch(undefined),
            arp_interval: z.int().optional().catch(undefined),
            arp_ip_target: z.array(z.string()).optional().catch(undefined),
            primary: z.string().optional().catch(undefined),
          })
          .optional(),
      })
      .optional(),
  }),
);

const Routes = z.array(
  z.object({
    type: z.string().optional(),
    dst: z.string(),
    gateway: z.string().optional(),
    dev: z.string().optional(),
    table: z.union([z.string(), z.int()]).optional(),
    prefsrc: z.string().optional(),
    metric: z.int().optional(),
    protocol: z.string().optional(),
    /** Of IPv6 always and of IPv4 never: the router preference (RFC 4191). */
    pref: z.string().optional(),
    metrics: z.array(z.object({ congestion: z.string().optional() })).optional(),
  }),
);

const Rules = z.array(
  z.object({
    priority: z.int(),
    src: z.string(),
    fwmark: z.string().optional(),
    iif: z.string().optional(),
    table: z.string().optional(),
    suppress_prefixlen: z.int().optional(),
  }),
);

const Endpoints = z.array(z.object({ address: z.string(), id: z.int(), dev: z.string().optional() }));

const json = (text: string): unknown => (text.trim() === '' ? [] : JSON.parse(text));
const ROUTE_TYPES: readonly Route['type'][] = ['unicast', 'local', 'unreachable', 'prohibit'];
/** Kinds for which the kernel names an interface that means nothing. */
const REFUSING: ReadonlySet<Route['type']> = new Set(['unreachable', 'prohibit']);
const isKnownType = (type: string): type is Route['type'] => ROUTE_TYPES.some((known) => known === type);
const NAMED_TABLES: Record<string, number> = { main: 254, default: 253, local: 255 };
const tableNumber = (table: string | number | undefined) =>
  table === undefined ? 254 : (NAMED_TABLES[table] ?? Number(table));

type Interface = z.infer<typeof Interfaces>[number];

/** What `ip -d -j address` tells of the interfaces. */
export interface SeenInterfaces {
  readonly links: Link[];
  readonly cards: Card[];
  /** Those made out of others, of the kinds that we make. */
  readonly virtualLinks: VirtualLink[];
  /** Which interface belongs to which bond. */
  readonly members: Member[];
  /** Index and name of each: another text when one came, went, was made anew or was renamed. */
  readonly names: string;
}

/** The interfaces from `ip -d -j address`. */
export function parseInterfaces(text: string): SeenInterfaces {
  const interfaces = Interfaces.parse(json(text));
  return {
    links: interfaces.map(linkOf),
    cards: interfaces.flatMap(cardOf),
    virtualLinks: interfaces.flatMap(virtualLinksOf),
    members: interfaces.flatMap((one) => membersOf(one, interfaces)),
    names: interfaces.map(({ ifindex, ifname }) => `${ifindex} ${ifname}`).join(),
  };
}

function linkOf({ ifname, mtu, flags, addr_info }: Interface): Link {
  return {
    name: ifname,
    mtu,
    up: flags.includes('UP'),
    addresses: addr_info
      .filter(({ family, scope }) => family === 'inet' || (family === 'inet6' && scope === 'global'))
      .filter(({ local }) => local !== undefined)
      .map((entry) => `${entry.local}/${entry.prefixlen ?? 32}`),
  };
}

/**
 * Hardware, which the kernel names no kind of. One end of a pair is a card where the other lies in another namespace, as a
 * container's are; what belongs to a bridge or a bond is theirs. Names tell wireless cards and modems:
 * systemd.net-naming-scheme(7).
 */
function cardOf({ ifname, link_type, link_netnsid, address, master, linkinfo, flags }: Interface): Card[] {
  const virtual = linkinfo?.info_kind;
  const isHardware = virtual === undefined || (virtual === 'veth' && link_netnsid !== undefined);
  const isModem = ifname.startsWith('ww');
  const isKnown = link_type === 'ether' || isModem;
  if (!isHardware || !isKnown || master !== undefined || !InterfaceName.safeParse(ifname).success) return [];
  const kind = isModem ? 'modem' : ifname.startsWith('wl') ? 'wifi' : 'ethernet';
  const mac = link_type === 'ether' ? MacAddress.safeParse(address).data : undefined;
  return [{ name: ifname, mac: mac ?? null, kind, carrier: flags.includes('LOWER_UP') }];
}

function virtualLinksOf({ ifname: name, link: parent, linkinfo }: Interface): VirtualLink[] {
  const { info_kind: kind, info_data: data } = linkinfo ?? {};
  if (kind === 'bond' && data) return bondLinks(name, data);
  if (kind === 'tun') return data?.type === 'tap' ? [{ kind: 'tap', name }] : [];
  if (kind === 'veth') return parent === undefined ? [] : [{ kind: 'pair', name, far: parent }];
  if (kind !== 'vlan' || parent === undefined || data?.id === undefined) return [];
  return [{ kind: 'vlan', name, parent, tag: data.id }];
}

type LinkData = NonNullable<NonNullable<Interface['linkinfo']>['info_data']>;

/** A hash is the driver's business but in `balance-xor`. */
function bondLinks(name: string, data: LinkData): VirtualLink[] {
  const { mode, miimon = 0, arp_interval: everyMs = 0, arp_ip_target: targets = [] } = data;
  const hash = BondHash.safeParse(data.xmit_hash_policy).data;
  const target = targets[0];
  if (mode === undefined) return [];
  return [
    {
      kind: 'bond',
      name,
      mode,
      ...(mode === 'balance-xor' && hash ? { hash } : {}),
      ...(miimon > 0 ? { carrierMs: miimon } : {}),
      ...(everyMs > 0 && target ? { arp: { everyMs, target } } : {}),
    },
  ];
}

function membersOf({ ifname: link, master: bond, linkinfo }: Interface, all: readonly Interface[]): Member[] {
  if (bond === undefined || linkinfo?.info_slave_kind !== 'bond') return [];
  const primary = all.find(({ ifname }) => ifname === bond)?.linkinfo?.info_data?.primary;
  return [{ link, bond, ...(primary === link ? { primary: true } : {}) }];
}

/** How one family writes what the kernel leaves short. */
interface Family {
  readonly everywhere: string;
  readonly hostLength: number;
}
const IPV4: Family = { everywhere: 'default', hostLength: 32 };
const IPV6: Family = { everywhere: '::/0', hostLength: 128 };

/**
 * Routes of both families from `ip -j route show table all`. Left out are kinds that we never set, and of IPv6 what the
 * kernel makes by itself (an interface's link-local network): that comes and goes with the interface.
 */
export function parseRoutes(text: string): Route[] {
  return Routes.parse(json(text)).flatMap((route) => {
    if (route.pref === undefined) return routeOf(route, IPV4);
    return route.protocol === 'kernel' ? [] : routeOf(route, IPV6);
  });
}

function routeOf(route: z.infer<typeof Routes>[number], { everywhere, hostLength }: Family): Route[] {
  const type = route.type ?? 'unicast';
  if (!isKnownType(type)) return [];
  const network = route.dst.includes('/') ? route.dst : `${route.dst}/${hostLength}`;
  return [
    {
      type,
      table: tableNumber(route.table),
      destination: route.dst === 'default' ? everywhere : network,
      metric: route.metric ?? 0,
      ...(route.dev && !REFUSING.has(type) ? { device: route.dev } : {}),
      ...(route.gateway ? { via: route.gateway } : {}),
      ...(route.prefsrc ? { source: route.prefsrc } : {}),
      ...congestionOf(route),
    },
  ];
}

/** Of a route that somebody else gave an algorithm we know nothing. */
function congestionOf({ metrics = [] }: z.infer<typeof Routes>[number]): Pick<Route, 'congestion'> {
  const name = metrics.flatMap(({ congestion }) => congestion ?? [])[0];
  return name === 'bbr' || name === 'cubic' ? { congestion: name } : {};
}

/** Rules from `ip -j -4 rule`. */
export function parseRules(text: string): Rule[] {
  return Rules.parse(json(text)).map((rule) => ({
    priority: rule.priority,
    table: tableNumber(rule.table),
    ...(rule.src === 'all' ? {} : { from: rule.src }),
    ...(rule.fwmark ? { mark: Number(rule.fwmark) } : {}),
    ...(rule.iif ? { incoming: rule.iif } : {}),
    ...(rule.suppress_prefixlen === undefined ? {} : { suppressPrefixLength: rule.suppress_prefixlen }),
  }));
}

/** Rules from `ip -j -6 rule`. */
export function parseIpv6Rules(text: string): Rule[] {
  return parseRules(text).map((rule) => ({ family: 'ipv6', ...rule }));
}

/** Endpoints from `ip -j mptcp endpoint`; one whose interface is gone has an empty device. */
export function parseEndpoints(text: string): MptcpEndpoint[] {
  return Endpoints.parse(json(text)).map(({ id, address, dev }) => ({ id, address, device: dev ?? '' }));
}

/** Limits from `ip mptcp limits`, which writes text even when asked for JSON: `add_addr_accepted 0 subflows 2`. */
export function parseLimits(text: string): { subflows: number; addAddrAccepted: number } {
  const value = (name: string) => z.coerce.number().parse(new RegExp(`${name} (\\d+)`).exec(text)?.[1]);
  return { subflows: value('subflows'), addAddrAccepted: value('add_addr_accepted') };
}
