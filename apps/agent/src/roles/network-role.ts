import {
  type Capabilities,
  type DesiredBody,
  type DesiredDocument,
  type DeviceRole,
  hostOf,
  type Id,
  type Ipv4,
  type LineIndex,
} from '@tresse/contracts';
import {
  execute,
  FastPath,
  type Host,
  keepOwnTime,
  observe,
  probePassage,
  readCapabilities,
  watchFacts,
} from '@tresse/net-apply';
import {
  type Contingency,
  type HostCapabilities,
  type HostState,
  type Paths,
  planTakeDown,
  type Step,
} from '@tresse/net-plan';
import { systemClock } from '@tresse/reconcile';
import type { Logger } from 'pino';
import { type MeteredLine, startUsageMeter, type UsageMeter } from '../allowance/index.js';
import type { SpeedTarget } from '../jobs/index.js';
import { type PassageTarget, PassageWatch } from '../passage/index.js';
import {
  CounterReader,
  type LineVerdict,
  monotonicMs,
  startWatcher,
  type WatchedLine,
  type Watcher,
} from '../watcher/index.js';
import { Carriers } from './carriers.js';
import { describeStep } from './describe-step.js';
import { obstacleIn } from './obstacle.js';
import { RateKeeper } from './rate-keeper.js';
import type { Role, RoleListener } from './role.js';
import { VerdictBook } from './verdict-book.js';

export interface RoleOptions {
  host: Host;
  paths: Paths;
  log: Logger;
}

/** What differs between the roles, all of it values from values. `Bodies` is what a role reads from its documents. */
export interface RolePlan<Bodies> {
  kind: DeviceRole;
  /** True for the kinds of body that this role reads. */
  reads(body: DesiredBody): boolean;
  /** Undefined when nothing should be there: the host is then taken down. */
  bodies(documents: readonly DesiredDocument[]): Bodies | undefined;
  plan(bodies: Bodies, observed: HostState, verdicts: VerdictBook, paths: Paths): Step[];
  /** Of the plan what only the queues need. */
  queues(bodies: Bodies, observed: HostState, verdicts: VerdictBook, paths: Paths): Step[];
  contingencies(bodies: Bodies, observed: HostState, verdicts: VerdictBook, paths: Paths): Contingency[];
  watched(bodies: Bodies, isSpent: (lineId: Id) => boolean): WatchedLine[];
  /** Lines of which this end counts what they carry. */
  metered(bodies: Bodies): MeteredLine[];
  /** Interfaces of the host of which a change may change the plan. */
  interfaces(bodies: Bodies): string[];
  speedTargets(bodies: Bodies): SpeedTarget[];
  publicAddress(bodies: Bodies): Ipv4 | null;
  touchesManagement(document: DesiredDocument): boolean;
  /** Lines whose tunnels are found to run over TCP; absent where nothing is decided of it. */
  overTcp?(bodies: Bodies, observed: HostState): LineIndex[];
  /** Connections that show what each line does to MPTCP; absent where the other end tries. */
  passages?(bodies: Bodies, observed: HostState, verdicts: VerdictBook): PassageTarget[];
  /** The site's word on its lines counts; a relay sees the same lines from the other end and keeps quiet. */
  speaksOfLines: boolean;
}

/** What is made by the rates beside queues (weights, queues that are not there yet) follows them no oftener, in ms. */
const FOLLOW_EACH_MS = 10_000;

/**
 * A role on this host. When a verdict falls, the contingency that was prepared for it is fired in the same turn of the
 * event loop; the full pass that follows finds nothing left to do.
 */
export function networkRole<Bodies>(role: RolePlan<Bodies>, options: RoleOptions): Role<HostState, Step> {
  const { host, paths, log } = options;
  const fastPath = new FastPath(host);
  const counters = new CounterReader();
  const verdicts = new VerdictBook();
  const rates = new RateKeeper(host, paths, log);
  let looked: Promise<HostCapabilities> | undefined;
  let capabilities: Capabilities | null = null;
  let latest: { bodies: Bodies; observed: HostState } | undefined;
  let watched: WatchedLine[] = [];
  let watcher: Watcher | undefined;
  let stopFacts: () => void = () => undefined;
  let carriers: Carriers | undefined;
  let meter: UsageMeter | undefined;
  const isSpent = (lineId: Id) => meter?.isSpent(lineId) ?? false;
  let passages: PassageWatch | undefined;
  /** How many verdicts have fallen, and had when the host was last observed: plans from before a verdict are void. */
  let verdictCount = 0;
  let observedCount = 0;
  let followedAt = Number.NEGATIVE_INFINITY;
  let firing: Promise<unknown> = Promise.resolve();

  /** Once: what a host can do changes with its kernel and its packages, and this process starts anew with those. */
  function look(): Promise<HostCapabilities> {
    looked ??= readCapabilities(host).then(
      (found) => {
        const { bbr: _, rtoMax: __, ...reported } = found;
        capabilities = reported;
        return found;
      },
      (error: unknown) => {
        looked = undefined;
        throw error;
      },
    );
    return looked;
  }

  function prepare(): void {
    const { bodies, observed } = latest ?? {};
    fastPath.prepare(bodies && observed ? role.contingencies(bodies, observed, verdicts, paths) : []);
  }

  function watch(): void {
    watched = latest ? role.watched(latest.bodies, isSpent) : [];
    verdicts.keepOnly(watched);
    for (const site of new Set(watched.map(({ siteId }) => siteId))) {
      const spent = watched.filter(({ siteId, lineId }) => siteId === site && isSpent(lineId));
      verdicts.spend(
        site,
        spent.map(({ index }) => index),
      );
    }
    watcher?.update(watched);
  }

  function fire(verdict: LineVerdict): void {
    const line = watched.find(({ siteId, lineId }) => siteId === verdict.siteId && lineId === verdict.lineId);
    verdicts.note(verdict);
    verdictCount += 1;
    if (!line) return;
    const fired = fastPath.fire(line.tunnel, verdict.state);
    prepare();
    firing = fired.then(
      (result) => log.info({ tunnel: line.tunnel, verdict: verdict.state, result }, 'fast path'),
      (error: unknown) =>
        log.warn({ tunnel: line.tunnel, reason: String(error) }, 'the fast path has failed'),
    );
  }

  /** Rates have changed: the queues follow at once. True when more than queues should, and lately has not. */
  function holdRates(): boolean {
    if (latest === undefined) return false;
    const { bodies, observed } = latest;
    const held = rates.keep(role.queues(bodies, observed, verdicts, paths));
    const queues = observed.queues.map(
      (queue) => held.find(({ device }) => device === queue.device) ?? queue,
    );
    latest = { bodies, observed: { ...observed, queues } };
    if (monotonicMs() - followedAt < FOLLOW_EACH_MS) return false;
    followedAt = monotonicMs();
    return role.plan(bodies, latest.observed, verdicts, paths).length > 0;
  }

  /** Before a plan: the ways over TCP that a former run of this agent has left stay. */
  function keepWays(bodies: Bodies, observed: HostState): void {
    const lines = role.watched(bodies, isSpent);
    carriers?.update(lines, role.overTcp?.(bodies, observed) ?? []);
    for (const siteId of new Set(lines.map((line) => line.siteId)))
      verdicts.keepWays(siteId, carriers?.fallback(siteId));
  }

  return {
    kind: role.kind,
    start: ({ onChange, onLine, onCarrier, onPassage, onAllowance, onUsage }: RoleListener) => {
      void keepOwnTime(host).then(
        (kept) => kept || log.warn('no real-time class for the watcher: verdicts may come late'),
        (error: unknown) => log.warn({ reason: String(error) }, 'no real-time class for the watcher'),
      );
      void look().then(
        () => onChange('capabilities'),
        (error: unknown) => log.warn({ reason: String(error) }, 'what the host can do is not known yet'),
      );
      stopFacts = watchFacts(
        host,
        paths,
        () => new Set(latest ? role.interfaces(latest.bodies) : []),
        () => onChange('line facts'),
      );
      meter = startUsageMeter({
        path: `${paths.stateDir}/usage.json`,
        boot: async () => (await host.readFile('/proc/sys/kernel/random/boot_id')) ?? '',
        clock: systemClock,
        counters: () => counters.read(),
        onWarning: ({ lineId, allowance }, percent) =>
          onAllowance({ lineId, percent, whenSpent: allowance.whenSpent }),
        onSpent: () => {
          watch();
          onChange('allowance');
        },
        onKept: onUsage,
        log,
      });
      watcher = startWatcher({
        role: role.kind,
        lines: watched,
        log,
        onVerdict: (verdict) => {
          fire(verdict);
          onChange('verdict');
          if (role.speaksOfLines) onLine(verdict);
          passages?.turned(verdict.lineId, verdict.state);
        },
        onRate: (change) => {
          verdicts.rate(change);
          log.debug(change, 'rate');
          if (holdRates()) onChange('rate');
        },
        onPreference: (change) => {
          verdicts.prefer(change);
          onChange('preference');
        },
      });
      if (role.passages) {
        passages = new PassageWatch({
          probe: (target) => probePassage(host, target),
          onChange: (lineId, passage) => onPassage({ lineId, passage }),
          clock: systemClock,
        });
      }
      if (role.overTcp) {
        carriers = new Carriers({
          states: () => watcher?.states() ?? [],
          attend: (durationMs) => watcher?.attend(durationMs),
          onPlan: () => onChange('carrier'),
          onCarrier: (lineId, carrier) => onCarrier({ lineId, carrier }),
        });
      }
    },
    covered: (documents) => (role.bodies(documents) ? documents.filter(({ body }) => role.reads(body)) : []),
    obstacle: ({ body }) =>
      look().then(
        (can) => obstacleIn(body, can),
        () => null,
      ),
    observe: async () => {
      await firing;
      await meter?.ready;
      observedCount = verdictCount;
      return observe(host, paths, look());
    },
    plan: (documents, observed) => {
      const bodies = role.bodies(documents);
      latest = bodies && { bodies, observed };
      meter?.update(bodies ? role.metered(bodies) : []);
      if (bodies) keepWays(bodies, observed);
      return bodies ? role.plan(bodies, observed, verdicts, paths) : planTakeDown(observed);
    },
    execute: (steps) =>
      execute(host, steps, paths, {
        onStep: (step) => log.debug({ step: describeStep(step) }, 'step'),
        isCurrent: () => verdictCount === observedCount,
      }),
    basis: (documents, observed) => {
      const hashes = documents.map(({ scope, hash }) => `${scope}=${hash}`).sort();
      const sites = new Set(watched.map(({ siteId }) => siteId));
      return JSON.stringify([
        hashes,
        [...sites].map((site) => verdicts.of(site)),
        observed.lineFacts,
        observed.leases,
        observed.localAddresses,
      ]);
    },
    settled: () => {
      watch();
      prepare();
      if (latest) passages?.update(role.passages?.(latest.bodies, latest.observed, verdicts) ?? []);
    },
    describe: describeStep,
    lines: () =>
      role.speaksOfLines
        ? (watcher?.states() ?? []).map(({ lineId, state, cause, since }) => ({
            id: lineId,
            state,
            cause,
            since,
            usage: meter?.usage(lineId),
            mptcp: passages?.of(lineId) ?? 'unknown',
            carrier: carriers?.of(lineId) ?? 'udp',
          }))
        : [],
    leavesBy: (lineId, address) => {
      const wan = watched.find((line) => line.lineId === lineId)?.wan;
      const link = latest?.observed.links.find(({ name }) => name === wan);
      return link?.addresses.some((own) => hostOf(own) === address) ?? false;
    },
    sample: (intervalMs) => (role.speaksOfLines ? (watcher?.sample(intervalMs) ?? []) : []),
    attend: (durationMs) => watcher?.attend(durationMs),
    publicAddress: () => (latest ? role.publicAddress(latest.bodies) : null),
    capabilities: () => capabilities,
    speedTargets: () => (latest ? role.speedTargets(latest.bodies) : []),
    touchesManagement: role.touchesManagement,
    stop: async () => {
      stopFacts();
      carriers?.stop();
      await meter?.stop();
      counters.close();
      passages?.stop();
      await watcher?.stop();
      fastPath.close();
    },
  };
}
