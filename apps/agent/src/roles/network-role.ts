import { type DesiredDocument, hostOf, type Id } from '@tresse/contracts';
import { execute, type Host, observe } from '@tresse/net-apply';
import {
  type HostState,
  isTunnelName,
  isVirtualLinkName,
  type Paths,
  planTakeDown,
  type Step,
  type Turn,
  withQueues,
} from '@tresse/net-plan';
import type { Logger } from 'pino';
import { ANY_WAY, type Way } from '../enrol/index.js';
import type { LineFinder } from '../finder/index.js';
import { type LineVerdict, linesBySite, monotonicMs, type WatchedLine } from '../watcher/index.js';
import { describeStep } from './describe-step.js';
import { Following } from './following.js';
import { HostLook } from './host-look.js';
import { obstacleIn } from './obstacle.js';
import { overviewOf } from './overview.js';
import { RateKeeper } from './rate-keeper.js';
import { Reflexes } from './reflexes.js';
import type { Overview, Role, RoleListener } from './role.js';
import type { RolePlan } from './role-plan.js';
import { Senses } from './senses.js';
import { VerdictBook } from './verdict-book.js';

export interface RoleOptions {
  host: Host;
  paths: Paths;
  log: Logger;
  /** Looks for lines while there are no settings; without it nothing is done then. */
  finder?: LineFinder | undefined;
}

/** What is made by the rates beside queues (weights, queues that are not there yet) follows them no oftener, in ms. */
const FOLLOW_EACH_MS = 10_000;

/**
 * A role on this host. When a verdict falls, the contingency that was prepared for it is fired in the same turn of the
 * event loop; the full pass that follows finds nothing left to do.
 */
export function networkRole<Bodies>(role: RolePlan<Bodies>, options: RoleOptions): Role<HostState, Step> {
  const { host, paths, log, finder } = options;
  const look = new HostLook(host, log);
  const verdicts = new VerdictBook();
  const following = new Following(verdicts);
  const reflexes = new Reflexes(host, log);
  const rates = new RateKeeper(host, paths, log);
  let latest: { bodies: Bodies; observed: HostState } | undefined;
  let watched: WatchedLine[] = [];
  let senses: Senses | undefined;
  /** The host as it was seen last, with settings or without. */
  let seen: HostState | undefined;
  let toldInterfaces: string | undefined;
  let stopFinding: () => void = () => undefined;
  let stopFollowing: () => void = () => undefined;
  let followedAt = Number.NEGATIVE_INFINITY;
  let tellLines: () => void = () => undefined;
  let onChange: RoleListener['onChange'] = () => undefined;
  /** Lines that lead into the IPv6 internet themselves; undefined until the host was looked at. */
  let overIpv6: readonly Id[] | undefined;
  const isSpent = (lineId: Id) => senses?.isSpent(lineId) ?? false;

  function prepare(): void {
    const { bodies, observed } = latest ?? {};
    reflexes.prepare(bodies && observed ? role.contingencies(bodies, observed, verdicts, paths) : []);
  }

  /** What was prepared for the site no longer fits; the other sites of a relay have theirs. */
  function prepareAgain(siteId: Id): void {
    if (latest === undefined) return;
    const { bodies, observed } = latest;
    reflexes.prepareAgain(role.contingencies(role.ofSite(bodies, siteId), observed, verdicts, paths));
  }

  function watch(): void {
    watched = latest ? role.watched(latest.bodies, isSpent) : [];
    verdicts.keepOnly(watched);
    const bySite = linesBySite(watched);
    following.keepOnly(bySite);
    for (const [site, lines] of bySite) {
      const spent = lines.filter(({ lineId }) => isSpent(lineId));
      verdicts.spend(
        site,
        spent.map(({ index }) => index),
      );
    }
    for (const { siteId, index, grantsKbit } of watched)
      if (grantsKbit !== undefined) verdicts.grant({ siteId, index, kbit: grantsKbit });
    senses?.watcher.update(watched);
  }

  /** What was seen of the lines' own IPv6 is told where it is another than before. */
  function noteIpv6(): void {
    const before = overIpv6?.join();
    overIpv6 = latest && role.ipv6Lines?.(latest.bodies, latest.observed);
    if (overIpv6?.join() !== before) tellLines();
  }

  function overview(): Overview {
    const settings = latest && role.inShort?.(latest.bodies);
    return overviewOf({ seen, settings, states: senses?.lines(overIpv6) ?? [], finder });
  }

  /** By what lines something outside the tunnels can be reached. */
  function ways(): readonly Way[] {
    const known = latest ? role.ways?.(latest.bodies, latest.observed, verdicts) : finder?.ways();
    return known && known.length > 0 ? known : [ANY_WAY];
  }

  /** The interfaces are told where they are others than before. */
  function noteInterfaces(): void {
    if (role.inShort === undefined) return;
    const before = toldInterfaces;
    toldInterfaces = JSON.stringify(overview().interfaces);
    if (toldInterfaces !== before) tellLines();
  }

  /** The reflex comes first; a pass then sees to it that all is as it should be, at once where nothing was fired. */
  function fire(verdict: LineVerdict): void {
    const { siteId } = verdict;
    const line = watched.find((one) => one.siteId === siteId && one.lineId === verdict.lineId);
    following.before(siteId);
    verdicts.note(verdict);
    const fired = reflexes.fire(line?.tunnel, verdict);
    if (!line) {
      onChange('verdict');
      return;
    }
    holdQueues(siteId);
    const { differs } = weigh(siteId);
    prepareAgain(siteId);
    onChange('verdict', restMs());
    if (differs && restMs() > 0) void fired.then((done) => (done ? undefined : onChange('verdict')));
  }

  /** What changes by what was said of the site's lines since the host followed. */
  function weigh(siteId: Id): Turn {
    if (latest === undefined || role.turn === undefined) {
      following.follows(siteId);
      return { steps: [], differs: true };
    }
    const { turn } = role;
    const { bodies, observed } = latest;
    return following.turn(siteId, (words) => turn(role.ofSite(bodies, siteId), observed, words, paths));
  }

  /** What was said of the site's lines is done at once as far as it can be, and the rest by a pass; often it is nothing. */
  function follow(siteId: Id, reason: string): void {
    const { steps, differs } = weigh(siteId);
    if (differs) {
      if (steps.length > 0) reflexes.move(steps);
      onChange(reason, restMs());
    }
    if (role.turn) prepareAgain(siteId);
  }

  function restMs(): number {
    return (latest && role.restMs?.(latest.bodies)) ?? 0;
  }

  /** The site's queues follow what is known of its lines at once. */
  function holdQueues(siteId: Id): void {
    if (latest === undefined) return;
    const { bodies, observed } = latest;
    const held = rates.keep(role.queues(role.ofSite(bodies, siteId), observed, verdicts, paths));
    if (held.length === 0) return;
    latest = { bodies, observed: { ...observed, queues: withQueues(observed.queues, held) } };
  }

  /** Rates of a site have changed: its queues follow at once, all else but now and then. */
  function holdRates(siteId: Id): void {
    holdQueues(siteId);
    if (latest === undefined || monotonicMs() - followedAt < FOLLOW_EACH_MS) return;
    followedAt = monotonicMs();
    if (role.turn) follow(siteId, 'rate');
    else if (role.plan(latest.bodies, latest.observed, verdicts, paths).length > 0) onChange('rate');
  }

  /** Before a plan: the ways over TCP that a former run of this agent has left stay. */
  function keepWays(bodies: Bodies, observed: HostState): void {
    const lines = role.watched(bodies, isSpent);
    senses?.carries(lines, role.overTcp?.(bodies, observed) ?? []);
    for (const siteId of new Set(lines.map((line) => line.siteId)))
      verdicts.keepWays(siteId, senses?.fallback(siteId));
  }

  function start(listener: RoleListener): void {
    onChange = listener.onChange.bind(listener);
    tellLines = () => listener.onLineReport();
    stopFinding = finder?.listen(onChange) ?? stopFinding;
    void look.take().then(
      () => onChange('capabilities'),
      (error: unknown) => log.warn({ reason: String(error) }, 'what the host can do is not known yet'),
    );
    stopFollowing = look.follow(() => {
      onChange('capabilities');
      listener.onCapabilities();
    });
    senses = new Senses({
      host,
      paths,
      log,
      role: role.kind,
      triesPassages: role.passages !== undefined,
      choosesCarriers: role.overTcp !== undefined,
      keepsModems: role.modems !== undefined,
      listener,
      interfaces: () =>
        finder
          ? { has: (name) => !isTunnelName(name) && !isVirtualLinkName(name) }
          : new Set(latest ? role.interfaces(latest.bodies) : []),
      onVerdict: (verdict) => {
        fire(verdict);
        if (role.speaksOfLines) listener.onLine(verdict);
      },
      onRate: (change) => {
        following.before(change.siteId);
        verdicts.rate(change);
        log.debug(change, 'rate');
        holdRates(change.siteId);
      },
      onGrant: (change) => {
        following.before(change.siteId);
        verdicts.grant(change);
        holdQueues(change.siteId);
        follow(change.siteId, 'allowance');
      },
      onPreference: (change) => {
        following.before(change.siteId);
        verdicts.prefer(change);
        follow(change.siteId, 'preference');
      },
      onClear: (siteId, clear) => {
        following.before(siteId);
        verdicts.clear(siteId, clear);
        log.info({ siteId, clear }, 'lines that lose nothing');
        follow(siteId, 'loss');
      },
      onSpent: () => {
        watch();
        onChange('allowance');
      },
    });
  }

  /** What of the word on the site's lines may change the plan; queues may be found at the rates of a moment ago. */
  function saidOf(siteId: Id): unknown {
    const said = verdicts.of(siteId);
    return role.turn ? [following.of(siteId), said.rates, said.granted] : said;
  }

  function basis(documents: readonly DesiredDocument[], observed: HostState): string {
    const hashes = documents.map(({ scope, hash }) => `${scope}=${hash}`).sort();
    const sites = new Set(watched.map(({ siteId }) => siteId));
    const said = [...sites].map(saidOf);
    const finding = finder && !role.bodies(documents) ? [observed.cards, finder.basis()] : [];
    return JSON.stringify([
      hashes,
      ...finding,
      said,
      observed.lineFacts,
      observed.leases,
      observed.modems,
      observed.localAddresses,
    ]);
  }

  return {
    kind: role.kind,
    start,
    covered: (documents) => (role.bodies(documents) ? documents.filter(({ body }) => role.reads(body)) : []),
    obstacle: ({ body }) =>
      look.take().then(
        (can) => obstacleIn(body, can),
        () => null,
      ),
    observe: async () => {
      await senses?.ready;
      await reflexes.beforeLook();
      return observe(host, paths, look.take(), await senses?.modemLinks());
    },
    plan: (documents, observed) => {
      const given = role.bodies(documents);
      senses?.dials(given && role.modems?.(given));
      const bodies = given && (role.asNamed?.(given, observed) ?? given);
      latest = bodies && { bodies, observed };
      seen = observed;
      if (bodies) finder?.rest();
      senses?.meters(bodies ? role.metered(bodies) : []);
      if (bodies) keepWays(bodies, observed);
      following.planned();
      return bodies
        ? role.plan(bodies, observed, verdicts, paths)
        : (finder?.plan(observed) ?? planTakeDown(observed));
    },
    execute: (steps) =>
      execute(host, steps, paths, {
        onStep: (step) => log.debug({ step: describeStep(step) }, 'step'),
        isCurrent: () => reflexes.isCurrent(),
      }),
    basis,
    settled: () => {
      watch();
      prepare();
      noteIpv6();
      noteInterfaces();
      if (!latest) return finder?.settled();
      senses?.tries(role.passages?.(latest.bodies, latest.observed, verdicts) ?? []);
      senses?.listens(role.connectionEnds(latest.bodies, latest.observed, verdicts));
      senses?.counts(role.counted?.(latest.bodies, latest.observed) ?? []);
    },
    describe: describeStep,
    lines: () => (role.speaksOfLines ? (senses?.lines(overIpv6) ?? []) : []),
    ...(role.inShort ? { overview } : {}),
    ways,
    leavesBy: (lineId, address) => {
      const wan = watched.find((line) => line.lineId === lineId)?.wan;
      const link = latest?.observed.links.find(({ name }) => name === wan);
      return link?.addresses.some((own) => hostOf(own) === address) ?? false;
    },
    sample: (intervalMs) => (role.speaksOfLines ? (senses?.watcher.sample(intervalMs) ?? []) : []),
    attend: (durationMs) => senses?.watcher.attend(durationMs),
    publicAddress: () => (latest ? role.publicAddress(latest.bodies) : null),
    capabilities: () => look.reported,
    speedTargets: () => (latest ? role.speedTargets(latest.bodies) : []),
    touchesManagement: role.touchesManagement,
    stop: async () => {
      stopFollowing();
      stopFinding();
      await senses?.stop();
      reflexes.close();
    },
  };
}
