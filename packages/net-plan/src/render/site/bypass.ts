import {
  type BypassFallback,
  IPV6_INTERNET,
  type Ipv4,
  type Ipv6,
  type Ipv6Cidr,
  type SiteBypass,
} from '@tresse/contracts';
import type { Route, Rule } from '../../host-state.js';
import { LAST_METRIC, lineInterface, NO_BYPASS_MARK, RULE, TABLE } from '../../naming.js';
import { isUp } from '../../verdicts.js';
import type { Family } from '../family.js';
import { anySet, type ChainName, type FirewallPart } from '../firewall.js';
import { anyIpv6 } from '../ipv6.js';
import { nftMatch } from '../match.js';
import type { Part } from '../part.js';
import type { SiteContext } from './context.js';

/** A line as the way past the braid, with what holds while it is down. */
interface Way {
  /** Of its table and its packets; its connections carry it too. */
  readonly mark: number;
  readonly whenDown: BypassFallback;
  readonly device: string;
  /** Null while the line is down, or has no address of the family. */
  readonly open: Readonly<Record<Family, Out | null>>;
}

/** How packets leave by a line: to its gateway, or to neighbours only. */
interface Out {
  readonly gateway: Ipv4 | Ipv6 | null;
}

/**
 * Traffic that leaves by one line, outside the braid, with that line's address; IPv6 with an address that the line's own
 * router gave, and where a line has none, as if the line were down. A connection keeps the way that its
 * first packet was given. The firewall only marks: whether a line's way is open stands in its routing table, so that a
 * verdict moves routes and nothing else. The firewall asks that table before it gives a packet to the braid's proxy.
 */
export function bypassPart(site: SiteContext): Part {
  const { bypass } = site.desired;
  if (bypass.length === 0) return {};
  const ways = waysOf(site);
  return {
    routes: site.families.flatMap((family) => ways.flatMap((way) => routesOf(way, family))),
    rules: site.families.flatMap((family) => ways.map((way) => ruleOf(way, family))),
    firewall: {
      chains: {
        bypass: keepingRules(site, ways),
        'choose-line': bypass.flatMap((rule) => choosingRules(rule, 'ipv4')),
        ...ipv6Chains(site, ways),
        intercept: [`meta mark ${marksOf(ways)} return`],
        ...wayOut(site, ways),
      },
    },
  };
}

/** The LAN's IPv6 has chains of its own; none where it has no IPv6, or every rule names IPv4. */
function ipv6Chains(site: SiteContext, ways: readonly Way[]): FirewallPart['chains'] {
  const { ipv6, bypass } = site.desired;
  if (ipv6 === null) return {};
  const choosing = bypass.flatMap((rule) => choosingRules(rule, 'ipv6'));
  return choosing.length === 0
    ? {}
    : { 'bypass-ipv6': keepingIpv6Rules(site, ipv6, ways), 'choose-line-ipv6': choosing };
}

function waysOf({ desired, lines, observed, verdicts }: SiteContext): Way[] {
  return desired.lines.flatMap((line) => {
    const used = desired.bypass.filter((rule) => rule.line === line.index).map(({ whenDown }) => whenDown);
    const present = lines.find(({ index }) => index === line.index);
    const up = present !== undefined && isUp(desired.lines, verdicts, line.index);
    const own = observed.lineFacts.find((fact) => fact.interface === present?.device)?.ipv6;
    const open = {
      ipv4: up && present.address !== null ? { gateway: present.gateway } : null,
      ipv6: up && own ? own : null,
    };
    return [...new Set(used)].sort().map((whenDown) => ({
      mark: TABLE.bypass(line.index, whenDown),
      whenDown,
      device: lineInterface(line),
      open,
    }));
  });
}

/** The line while it is open, and after it a refusal: seen by the firewall (`braid`), or told to the device (`block`). */
function routesOf({ mark: table, whenDown, device, open }: Way, family: Family): Route[] {
  const type = whenDown === 'block' ? 'prohibit' : 'unreachable';
  const destination = family === 'ipv4' ? 'default' : anyIpv6;
  const out = open[family];
  const via = out === null || out.gateway === null ? {} : { via: out.gateway };
  return [
    ...(out ? [{ type: 'unicast', table, destination, metric: 1, device, ...via } as const] : []),
    { type, table, destination, metric: LAST_METRIC },
  ];
}

function ruleOf({ mark }: Way, family: Family): Rule {
  const rule = { priority: RULE.bypass(mark), table: mark, mark };
  return family === 'ipv4' ? rule : { family, ...rule };
}

/** The first packet chooses, and every later one goes where the first one went, or to the rest once that way is shut. */
function keepingRules({ desired, inside }: SiteContext, ways: readonly Way[]): string[] {
  return [
    'meta nfproto != ipv4 return',
    `iifname != "${desired.lan.interface}" return`,
    `ip saddr != ${inside} return`,
    'ct direction reply return',
    `ip daddr ${inside} return`,
    'fib daddr type { local, broadcast, multicast } return',
    ...waysKept(ways, 'choose-line'),
  ];
}

/** The same for the LAN's IPv6, of which only the internet's addresses are asked for a way. */
function keepingIpv6Rules({ desired }: SiteContext, network: Ipv6Cidr, ways: readonly Way[]): string[] {
  return [
    'meta nfproto != ipv6 return',
    `iifname != "${desired.lan.interface}" return`,
    `ip6 saddr != ${network} return`,
    'ct direction reply return',
    `ip6 daddr ${network} return`,
    `ip6 daddr != ${IPV6_INTERNET} return`,
    ...waysKept(ways, 'choose-line-ipv6'),
  ];
}

function waysKept(ways: readonly Way[], chooser: ChainName): string[] {
  const toRest = ways.filter(({ whenDown }) => whenDown === 'braid');
  const begins = 'ct state new ct mark 0';
  return [
    `${begins} jump ${chooser}`,
    `ct mark ${marksOf(ways)} meta mark set ct mark`,
    ...(toRest.length > 0
      ? [`meta mark ${marksOf(toRest)} fib daddr . mark oif missing meta mark set 0`]
      : []),
    `${begins} ct mark set meta mark`,
    `${begins} ct mark set ${NO_BYPASS_MARK}`,
  ];
}

function choosingRules({ match, line, whenDown }: SiteBypass, family: Family): string[] {
  const mark = TABLE.bypass(line, whenDown);
  return nftMatch(match, family).map((words) => `${words} meta mark set ${mark} return`);
}

/**
 * Out by the line for what is marked for it and nothing else, with the line's address and within its MTU. The kernel
 * forgets a masqueraded connection that comes to leave by another interface: it begins anew, with the address of that.
 */
function wayOut({ desired, inside }: SiteContext, ways: readonly Way[]): NonNullable<FirewallPart['chains']> {
  const out = ways.map(({ mark, device }) => `oifname "${device}" meta mark ${mark}`);
  const sources = [`ip saddr ${inside}`, ...(desired.ipv6 === null ? [] : [`ip6 saddr ${desired.ipv6}`])];
  return {
    'one-address': out.map((words) => `${words} masquerade`),
    clamp: out.map((words) => `tcp flags & (syn | rst) == syn ${words} tcp option maxseg size set rt mtu`),
    forward: sources.flatMap((source) =>
      out.map((words) => `iifname "${desired.lan.interface}" ${source} ${words} accept`),
    ),
  };
}

const marksOf = (ways: readonly Way[]) => anySet(ways.map(({ mark }) => String(mark)));
