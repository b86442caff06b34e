import type { BondLink, Route, Rule, Step, StepOf, VirtualLink } from '@tresse/net-plan';

/** Actions that are commands of `ip`: run each by itself, or many at once through `ip -batch`. */
export const IP_ACTIONS = [
  'create-link',
  'join-bond',
  'leave-bond',
  'prefer-member',
  'remove-link',
  'set-link',
  'add-address',
  'remove-address',
  'remove-tunnel',
  'set-route',
  'remove-route',
  'add-rule',
  'remove-rule',
  'set-mptcp-limits',
  'add-endpoint',
  'remove-endpoint',
] as const;
/** An action that `ip` carries out. */
export type IpAction = (typeof IP_ACTIONS)[number];

/** True for a step that `ipCommands` can express. */
export function isIpStep(step: Step): step is StepOf<IpAction> {
  return IP_ACTIONS.some((action) => action === step.action);
}

/** A gateway is a neighbour by definition (`onlink`): the main table may not know its network. Source: ip-route(8). */
function routeArguments(route: Route): string[] {
  return [
    ...(route.type === 'unicast' ? [] : [route.type]),
    route.destination,
    ...(route.via ? ['via', route.via] : []),
    ...(route.device ? ['dev', route.device] : []),
    ...(route.via && route.device ? ['onlink'] : []),
    ...(route.source ? ['src', route.source] : []),
    'table',
    String(route.table),
    'metric',
    String(route.metric),
  ];
}

/** Locked, or MPTCP gives each subflow the algorithm of its listener. Source: ip-route(8), `congctl`. */
const congestionArguments = ({ congestion }: Route) =>
  congestion === undefined ? [] : ['congctl', 'lock', congestion];

/** Nothing in a rule itself tells its family; an option comes before the object, so no batch can hold it. */
function familyOf({ family }: Rule): string[] {
  return family === 'ipv6' ? ['-6'] : [];
}

function ruleArguments(rule: Rule): string[] {
  return [
    'priority',
    String(rule.priority),
    ...(rule.from ? ['from', rule.from] : []),
    ...(rule.mark ? ['fwmark', String(rule.mark)] : []),
    ...(rule.incoming ? ['iif', rule.incoming] : []),
    'lookup',
    String(rule.table),
    ...(rule.suppressPrefixLength === undefined
      ? []
      : ['suppress_prefixlength', String(rule.suppressPrefixLength)]),
  ];
}

/**
 * Of interfaces that lead to one other, which has the same address: without ARP an interface sends to its own. Source:
 * arp_constructor, net/ipv4/arp.c.
 */
const ONE_PEER = ['arp', 'off', 'address', '02:74:72:65:73:73'];

function linkArguments(link: VirtualLink): string[] {
  switch (link.kind) {
    case 'vlan':
      return ['link', 'add', 'link', link.parent, 'name', link.name, 'type', 'vlan', 'id', String(link.tag)];
    case 'tap':
      return ['tuntap', 'add', 'dev', link.name, 'mode', 'tap'];
    case 'pair':
      return [
        'link',
        'add',
        'name',
        link.name,
        ...ONE_PEER,
        'type',
        'veth',
        'peer',
        'name',
        link.far,
        ...ONE_PEER,
      ];
    case 'bond':
      return [
        'link',
        'add',
        'name',
        link.name,
        ...ONE_PEER,
        ...segmentArguments(link),
        ...bondArguments(link),
      ];
  }
}

/** What takes its turn packet by packet is taken apart before. */
function segmentArguments({ mode }: BondLink): string[] {
  return mode === 'balance-rr' ? ['gso_max_segs', '1'] : [];
}

function bondArguments({ mode, hash, carrierMs, arp }: BondLink): string[] {
  return [
    ...['type', 'bond', 'mode', mode, 'all_slaves_active', '1'],
    ...(hash ? ['xmit_hash_policy', hash] : []),
    ...(carrierMs === undefined ? [] : ['miimon', String(carrierMs)]),
    ...(arp ? ['arp_interval', String(arp.everyMs), 'arp_ip_target', arp.target] : []),
  ];
}

/**
 * Commands of `ip` for a step. The driver takes no interface that is up and leaves one that it frees down, and `ip` has no
 * words to make a tap with an address (drivers/net/bonding, bond_enslave; ip-tuntap(8)).
 */
export function ipCommands(step: StepOf<IpAction>): string[][] {
  if (step.action === 'join-bond') return [['link', 'set', step.link, 'down'], ipArguments(step)];
  if (step.action === 'leave-bond') return [ipArguments(step), ['link', 'set', step.link, 'up']];
  if (step.action === 'create-link' && step.link.kind === 'tap')
    return [ipArguments(step), ['link', 'set', step.link.name, ...ONE_PEER]];
  return [ipArguments(step)];
}

/** Arguments of `ip` for what a step is in the main. Source: ip-link(8), ip-route(8), ip-rule(8), ip-mptcp(8). */
function ipArguments(step: StepOf<IpAction>): string[] {
  switch (step.action) {
    case 'create-link':
      return linkArguments(step.link);
    case 'join-bond':
      return ['link', 'set', step.link, 'master', step.bond];
    case 'leave-bond':
      return ['link', 'set', step.link, 'nomaster'];
    case 'prefer-member':
      return ['link', 'set', step.bond, 'type', 'bond', 'primary', step.link];
    case 'set-link':
      return ['link', 'set', step.name, ...(step.mtu === null ? [] : ['mtu', String(step.mtu)]), 'up'];
    case 'add-address':
      return ['address', 'add', step.address, 'dev', step.link, ...(step.routing ? ['noprefixroute'] : [])];
    case 'remove-address':
      return ['address', 'del', step.address, 'dev', step.link];
    case 'remove-link':
    case 'remove-tunnel':
      return ['link', 'del', step.name];
    case 'set-route':
      return ['route', 'replace', ...routeArguments(step.route), ...congestionArguments(step.route)];
    case 'remove-route':
      return ['route', 'del', ...routeArguments(step.route)];
    case 'add-rule':
      return [...familyOf(step.rule), 'rule', 'add', ...ruleArguments(step.rule)];
    case 'remove-rule':
      return [...familyOf(step.rule), 'rule', 'del', ...ruleArguments(step.rule)];
    case 'set-mptcp-limits':
      return [
        'mptcp',
        'limits',
        'set',
        'subflows',
        String(step.subflows),
        'add_addr_accepted',
        String(step.addAddrAccepted),
      ];
    case 'add-endpoint': {
      const { address, device, id } = step.endpoint;
      return ['mptcp', 'endpoint', 'add', address, 'dev', device, 'id', String(id), 'subflow'];
    }
    case 'remove-endpoint':
      return ['mptcp', 'endpoint', 'delete', 'id', String(step.endpoint.id)];
  }
}
