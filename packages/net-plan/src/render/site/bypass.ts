import type { BypassFallback, Ipv4, SiteBypass } from '@tresse/contracts';
import type { Route } from '../../host-state.js';
import { LAST_METRIC, lineInterface, NO_BYPASS_MARK, RULE, TABLE } from '../../naming.js';
import { isUp } from '../../verdicts.js';
import { domainSet } from '../domain-sets.js';
import { anySet, type FirewallPart } from '../firewall.js';
import { nftMatch } from '../match.js';
import type { Part } from '../part.js';
import type { SiteContext } from './context.js';

/** A line as the way past the braid, with what holds while it is down. */
interface Way {
  /** Of its table and its packets; its connections carry it too. */
  readonly mark: number;
  readonly whenDown: BypassFallback;
  readonly device: string;
  /** False while the line is down, or has no address. */
  readonly open: boolean;
  readonly gateway: Ipv4 | null;
}

/**
 * Traffic that leaves by one line, outside the braid, with that line's address. A connection keeps the way that its
 * first packet was given. The firewall only marks: whether a line's way is open stands in its routing table, so that a
 * verdict moves routes and nothing else. The firewall asks that table before it gives a packet to the braid's proxy.
 */
export function bypassPart(site: SiteContext): Part {
  const { bypass } = site.desired;
  if (bypass.length === 0) return {};
  const ways = waysOf(site);
  return {
    routes: ways.flatMap(routesOf),
    rules: ways.map(({ mark }) => ({ priority: RULE.bypass(mark), table: mark, mark })),
    firewall: {
      chains: {
        bypass: keepingRules(site, ways),
        'choose-line': bypass.flatMap(choosingRules),
        intercept: [`meta mark ${marksOf(ways)} return`],
        ...wayOut(site, ways),
      },
    },
  };
}

function waysOf({ desired, lines, verdicts }: SiteContext): Way[] {
  return desired.lines.flatMap((line) => {
    const used = desired.bypass.filter((rule) => rule.line === line.index).map(({ whenDown }) => whenDown);
    const present = lines.find(({ index }) => index === line.index);
    return [...new Set(used)].sort().map((whenDown) => ({
      mark: TABLE.bypass(line.index, whenDown),
      whenDown,
      device: lineInterface(line),
      open: isUp(desired.lines, verdicts, line.index) && (present?.address ?? null) !== null,
      gateway: present?.gateway ?? null,
    }));
  });
}

/** The line while it is open, and after it a refusal: seen by the firewall (`braid`), or told to the device (`block`). */
function routesOf({ mark: table, whenDown, device, open, gateway }: Way): Route[] {
  const type = whenDown === 'block' ? 'prohibit' : 'unreachable';
  const via = gateway === null ? {} : { via: gateway };
  return [
    ...(open ? [{ type: 'unicast', table, destination: 'default', metric: 1, device, ...via } as const] : []),
    { type, table, destination: 'default', metric: LAST_METRIC },
  ];
}

/** The first packet chooses, and every later one goes where the first one went, or to the rest once that way is shut. */
function keepingRules({ desired, inside }: SiteContext, ways: readonly Way[]): string[] {
  const toRest = ways.filter(({ whenDown }) => whenDown === 'braid');
  const begins = 'ct state new ct mark 0';
  return [
    'meta nfproto != ipv4 return',
    `iifname != "${desired.lan.interface}" return`,
    `ip saddr != ${inside} return`,
    'ct direction reply return',
    `ip daddr ${inside} return`,
    'fib daddr type { local, broadcast, multicast } return',
    `${begins} jump choose-line`,
    `ct mark ${marksOf(ways)} meta mark set ct mark`,
    ...(toRest.length > 0
      ? [`meta mark ${marksOf(toRest)} fib daddr . mark oif missing meta mark set 0`]
      : []),
    `${begins} ct mark set meta mark`,
    `${begins} ct mark set ${NO_BYPASS_MARK}`,
  ];
}

function choosingRules({ match, line, whenDown }: SiteBypass): string[] {
  const mark = TABLE.bypass(line, whenDown);
  return nftMatch(match, domainSet).map((words) => `${words} meta mark set ${mark} return`);
}

/**
 * Out by the line for what is marked for it and nothing else, with the line's address and within its MTU. The kernel
 * forgets a masqueraded connection that comes to leave by another interface: it begins anew, with the address of that.
 */
function wayOut({ desired, inside }: SiteContext, ways: readonly Way[]): NonNullable<FirewallPart['chains']> {
  const out = ways.map(({ mark, device }) => `oifname "${device}" meta mark ${mark}`);
  return {
    'one-address': out.map((words) => `${words} masquerade`),
    clamp: out.map((words) => `tcp flags & (syn | rst) == syn ${words} tcp option maxseg size set rt mtu`),
    forward: out.map((words) => `iifname "${desired.lan.interface}" ip saddr ${inside} ${words} accept`),
  };
}

const marksOf = (ways: readonly Way[]) => anySet(ways.map(({ mark }) => String(mark)));
