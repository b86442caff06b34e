import type { Id, InterfaceName, Ipv4, LineCause } from '@tresse/contracts';
import { decodeHeartbeat } from '@tresse/line-quality';
import { monotonicMs } from './clock.js';
import { HeartbeatSockets } from './heartbeat-sockets.js';
import { CounterReader } from './interface-counters.js';
import { linesBySite } from './lines-by-site.js';
import { linkCauses } from './link-state.js';
import { SiteRuntime } from './site-runtime.js';
import type { GrantChange, RateChange, WatchedLine, Watcher, WatcherLog, WatcherOptions } from './types.js';

/** Time between two looks at the interfaces below the tunnels, in ms; while all of these speak none is needed. */
const LINKS_MS = 100;
/** Ticks of different sites this close together share one reading of the counters, in ms. */
const TOGETHER_MS = 2;

const SILENT_LOG: WatcherLog = { info: () => undefined, warn: () => undefined };

/**
 * Starts watching the lines. Two saturated lines cost 2.6 % of one core of a server, start of the process included
 * (measured in test/lab/line-watcher).
 */
export function startWatcher(options: WatcherOptions): Watcher {
  const { role, log = SILENT_LOG } = options;
  const counters = new CounterReader();
  const sites = new Map<Id, SiteRuntime>();
  /** Lines by the addresses of their ends, this one's first. */
  const byPath = new Map<Ipv4, Map<Ipv4, WatchedLine>>();
  let wans = new Set<InterfaceName>();
  let causes: ReadonlyMap<InterfaceName, LineCause> = new Map();
  let causesAt = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;
  let timerAt = Number.POSITIVE_INFINITY;

  const sockets = new HeartbeatSockets((datagram, localAddress, peerAddress, port) => {
    const line = byPath.get(localAddress)?.get(peerAddress);
    const heartbeat = line?.heartbeatPort === port ? decodeHeartbeat(datagram) : undefined;
    if (!line || heartbeat?.line !== line.index) return;
    const site = sites.get(line.siteId);
    site?.feed({ kind: 'heard', now: monotonicMs(), heartbeat });
    if (site) wakeAt(site.dueAt);
  }, log);

  const effects = {
    send: sockets.send.bind(sockets),
    onVerdict: options.onVerdict.bind(options),
    onPreference: (change: Parameters<NonNullable<WatcherOptions['onPreference']>>[0]) =>
      options.onPreference?.(change),
    onRate: (change: RateChange) => options.onRate?.(change),
    onGrant: (change: GrantChange) => options.onGrant?.(change),
  };

  function tick(): void {
    timer = undefined;
    const now = monotonicMs();
    const present = counters.read();
    if (wans.size > 0 && now - causesAt >= LINKS_MS && !linksAreSound(now)) {
      causes = linkCauses(wans, present);
      causesAt = now;
    }
    for (const site of sites.values()) if (site.dueAt - now <= TOGETHER_MS) site.tick(present, causes);
    timerAt = Number.POSITIVE_INFINITY;
    schedule();
  }

  function linksAreSound(now: number): boolean {
    if (causes.size > 0) return false;
    for (const site of sites.values()) if (!site.allTunnelsSpeak(now)) return false;
    return true;
  }

  function schedule(): void {
    let dueAt = Number.POSITIVE_INFINITY;
    for (const site of sites.values()) dueAt = Math.min(dueAt, site.dueAt);
    wakeAt(dueAt);
  }

  /** Lets the next tick be no later; a heartbeat asks for its own site alone, as a relay has thousands. */
  function wakeAt(dueAt: number): void {
    if (dueAt >= timerAt || dueAt === Number.POSITIVE_INFINITY) return;
    clearTimeout(timer);
    timerAt = dueAt;
    timer = setTimeout(tick, Math.max(1, dueAt - monotonicMs()));
  }

  function update(lines: readonly WatchedLine[]): void {
    byPath.clear();
    for (const line of lines) {
      const peers = byPath.get(line.localAddress) ?? new Map<Ipv4, WatchedLine>();
      byPath.set(line.localAddress, peers.set(line.peerAddress, line));
    }
    wans = new Set(lines.flatMap((line) => (line.wan === null ? [] : [line.wan])));
    causes = new Map();
    causesAt = Number.NEGATIVE_INFINITY;
    sockets.update(lines);
    const wanted = linesBySite(lines);
    for (const id of [...sites.keys()]) if (!wanted.has(id)) sites.delete(id);
    for (const [id, its] of wanted) {
      const site = sites.get(id) ?? new SiteRuntime(role, id, effects);
      sites.set(id, site);
      site.update(its);
    }
    schedule();
  }

  update(options.lines);
  const all = () => [...sites.values()];
  return {
    update,
    states: () => all().flatMap((site) => site.states()),
    isUnsteady: (siteId, index) => sites.get(siteId)?.isUnsteady(index) ?? false,
    isFlapping: (siteId, index) => sites.get(siteId)?.isFlapping(index) ?? false,
    sample: (intervalMs) => all().flatMap((site) => site.sample(intervalMs)),
    counted: (siteId, index, bytes) => sites.get(siteId)?.counted(index, bytes),
    attend: (durationMs) => {
      const now = monotonicMs();
      for (const site of all()) site.feed({ kind: 'attend', now, untilMs: now + durationMs });
    },
    stop: async () => {
      clearTimeout(timer);
      for (const site of all()) site.feed({ kind: 'leave', now: monotonicMs() });
      await sockets.close();
      counters.close();
    },
  };
}
