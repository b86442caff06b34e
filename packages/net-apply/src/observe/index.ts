/** Reads the host into a HostState: every command's answer is parsed here, at the door. */
import { hostOf, IPV6_INTERNET, ipv6Overlaps } from '@tresse/contracts';
import {
  contentHash,
  type HostCapabilities,
  type HostState,
  isBondName,
  isFallbackAddress,
  isOwnRule,
  isOwnTable,
  isTunnelAddress,
  isTunnelName,
  isVirtualLinkName,
  type LineFact,
  type Link,
  type ModemLink,
  type Paths,
  type Route,
  type Service,
  TABLE,
} from '@tresse/net-plan';
import { IP } from '../answering-program.js';
import { command } from '../command.js';
import type { Host } from '../host.js';
import { HostError } from '../host-error.js';
import { isRunning } from '../process-mark.js';
import { isRendered, readLedger, readServiceRecord, recordedServices, stateFiles } from '../state-files.js';
import { readCapabilities } from './capabilities.js';
import { readFirewall } from './firewall.js';
import { parseInterfaces, parseRoutes, parseRules } from './ip.js';
import { readIpv6Rules } from './ipv6.js';
import { readLeases } from './leases.js';
import { readMptcp } from './mptcp.js';
import { observeQueues } from './queues.js';
import { readSysctls } from './sysctls.js';
import { parseAnswered, parseTunnels } from './wireguard.js';

export { readCapabilities };

/**
 * Everything of the host that is ours. What it can do, and its modems, the caller says: looking for these takes time.
 * Throws `host.unreadable` when an answer cannot be understood.
 */
export async function observe(
  host: Host,
  paths: Paths,
  known: Promise<HostCapabilities>,
  modems: readonly ModemLink[] = [],
): Promise<HostState> {
  const found = understand(parseInterfaces)(await host.ask(IP, 'address show'));
  const { names } = found;
  const [routes, rules, rules6, dump, key] = await Promise.all([
    host.ask(IP, 'route show table all', names),
    host.ask(IP, 'rule show', names),
    readIpv6Rules(host),
    command(host, ['wg', 'show', 'all', 'dump']),
    publicKey(host, paths),
  ]);
  const parsed = {
    ...found,
    routes: understand(parseRoutes)(routes),
    rules: [...understand(parseRules)(rules), ...rules6],
    tunnels: understand(parseTunnels)(dump),
    answered: understand(parseAnswered)(dump),
  };
  const [mptcp, queues, firewall, sysctls, files, services, capabilities, ledger, leases] = await Promise.all(
    [
      readMptcp(host, names),
      observeQueues(host, paths),
      readFirewall(host, paths),
      readSysctls(host),
      readFiles(host, paths),
      readServices(host, paths),
      known,
      readLedger(host, paths),
      readLeases(host, paths),
    ],
  );
  return {
    links: parsed.links,
    cards: parsed.cards,
    members: parsed.members.filter(({ bond }) => isBondName(bond)),
    virtualLinks: parsed.virtualLinks.filter(({ name }) => isVirtualLinkName(name)),
    tunnels: parsed.tunnels.filter(({ name }) => isTunnelName(name)),
    queues,
    routes: parsed.routes.filter(isOurs),
    rules: parsed.rules.filter(({ priority }) => isOwnRule(priority)),
    mptcp,
    sysctls,
    ...firewall,
    files,
    services,
    capabilities,
    wireguardPublicKey: key,
    answered: parsed.answered.filter(isTunnelName),
    leases,
    modems,
    lineFacts: lineFacts(parsed.links, parsed.routes),
    localAddresses: parsed.links.flatMap(({ addresses: own }) => own.map(hostOf)).filter(isOutside),
    ledger,
  };
}

const isOutside = (address: string) => !isTunnelAddress(address) && !isFallbackAddress(address);

const isTunnelDestination = (destination: Route['destination']) =>
  destination !== 'default' && isTunnelAddress(hostOf(destination));

/** Ours are all routes of our tables, and in the main table those over tunnels and to their insides. */
function isOurs(route: Route): boolean {
  if (route.table !== TABLE.main) return isOwnTable(route.table);
  return isTunnelName(route.device ?? '') || isTunnelDestination(route.destination);
}

function understand<T>(parse: (text: string) => T): (text: string) => T {
  return (text) => {
    try {
      return parse(text);
    } catch (error) {
      throw new HostError('host.unreadable', error instanceof Error ? error.message : String(error));
    }
  };
}

/** First IPv4 address of each interface, and the ways into either internet that the host has over it. */
function lineFacts(links: readonly Link[], routes: readonly Route[]): LineFact[] {
  const ways = routes.filter(
    ({ table, destination }) => table === TABLE.main && (destination === 'default' || destination === '::/0'),
  );
  return links.map(({ name, addresses }) => {
    const address = addresses.find((own) => !own.includes(':'));
    const wayTo = (everywhere: Route['destination']) =>
      ways.find(({ destination, device }) => destination === everywhere && device === name);
    const ipv6 = wayTo('::/0');
    const hasIpv6 =
      ipv6 !== undefined && addresses.some((own) => own.includes(':') && ipv6Overlaps(own, IPV6_INTERNET));
    return {
      interface: name,
      address: address === undefined ? null : hostOf(address),
      gateway: wayTo('default')?.via ?? null,
      ...(hasIpv6 ? { ipv6: { gateway: ipv6.via ?? null } } : {}),
    };
  });
}

/** The last key of each host, which hardly ever changes, with its public half. */
const knownKeys = new WeakMap<Host, { privateKey: string; publicKey: string }>();

async function publicKey(host: Host, paths: Paths): Promise<string> {
  const privateKey = await host.readFile(paths.wireguardKey);
  if (privateKey === null) return '';
  const known = knownKeys.get(host);
  if (known?.privateKey === privateKey) return known.publicKey;
  const publicKey = (await command(host, ['wg', 'pubkey'], { stdin: privateKey })).trim();
  knownKeys.set(host, { privateKey, publicKey });
  return publicKey;
}

async function readFiles(host: Host, paths: Paths): Promise<Record<string, string>> {
  const { directory, peers } = stateFiles(paths);
  const rendered = (await host.listDirectory(directory))
    .filter(isRendered)
    .map((name) => `${directory}/${name}`);
  const admitted = (await host.listDirectory(peers)).map((name) => `${peers}/${name}`);
  const entries = [...rendered, ...admitted].map(async (path) => {
    return [path, contentHash((await host.readFile(path)) ?? '')] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

async function readServices(host: Host, paths: Paths): Promise<Service[]> {
  const services: Service[] = [];
  for (const name of await recordedServices(host, paths)) {
    const record = await readServiceRecord(host, paths, name);
    if (record && (await isRunning(host, record.current)))
      services.push({ name, configHash: record.configHash });
  }
  return services;
}
