import { type DesiredDocument, hostOf, type Id } from '@tresse/contracts';
import { execute, type Host, observe } from '@tresse/net-apply';
import {
  type HostState,
  isTunnelName,
  isVirtualLinkName,
  type Paths,
  planTakeDown,
  type Step,
} from '@tresse/net-plan';
import type { Logger } from 'pino';
import { ANY_WAY, type Way } from '../enrol/index.js';
import type { LineFinder } from '../finder/index.js';
import type { WatchedLine } from '../watcher/index.js';
import { BetweenPasses, type Planned } from './between-passes.js';
import { describeStep } from './describe-step.js';
import { HostLook } from './host-look.js';
import { lookForAnswer } from './look-for-answer.js';
import { type Obstacle, obstacleIn, obstacleOfLan } from './obstacle.js';
import { overviewOf } from './overview.js';
import type { Overview, Role, RoleListener } from './role.js';
import type { RolePlan } from './role-plan.js';
import { Senses } from './senses.js';
import { tellOnce } from './tell-once.js';

export interface RoleOptions {
  host: Host;
  paths: Paths;
  log: Logger;
  /** Looks for lines while there are no settings; without it nothing is done then. */
  finder?: LineFinder | undefined;
}

/** A role on this host: what its documents want of it in a pass, and what it sees and does between two. */
export function networkRole<Bodies>(role: RolePlan<Bodies>, options: RoleOptions): Role<HostState, Step> {
  const { host, paths, log, finder } = options;
  const look = new HostLook(host, log);
  let listener: RoleListener | undefined;
  const onChange: RoleListener['onChange'] = (reason, restMs) => listener?.onChange(reason, restMs);
  const between = new BetweenPasses({ role, host, paths, log, onChange });
  const { verdicts } = between;
  let senses: Senses | undefined;
  /** The host as it was seen last, with settings or without. */
  let seen: HostState | undefined;
  let stopFinding: () => void = () => undefined;
  let stopFollowing: () => void = () => undefined;
  /** Lines that lead into the IPv6 internet themselves; undefined until the host was looked at. */
  let overIpv6: readonly Id[] | undefined;
  const looked = lookForAnswer((ms) => onChange('answer', ms));
  const noteIpv6 = tellOnce(() => listener?.onLineReport());
  const noteInterfaces = tellOnce(() => listener?.onLineReport());
  const isSpent = (lineId: Id) => senses?.isSpent(lineId) ?? false;

  function watchedOf({ bodies, observed }: Planned<Bodies>): WatchedLine[] {
    const off = role.offForLan?.(bodies, observed, verdicts) ?? [];
    return role
      .watched(bodies, isSpent)
      .map((line) => (off.includes(line.lineId) ? { ...line, onLan: true } : line));
  }

  function watch(): void {
    const { planned } = between;
    const lines = planned ? watchedOf(planned) : [];
    between.watches(lines, isSpent);
    senses?.watcher.update(lines);
  }

  function overview(): Overview {
    const settings = between.planned && role.inShort?.(between.planned.bodies);
    return overviewOf({ seen, settings, states: senses?.lines(overIpv6) ?? [], finder });
  }

  /** By what lines something outside the tunnels can be reached. */
  function ways(): readonly Way[] {
    const { planned } = between;
    const known = planned ? role.ways?.(planned.bodies, planned.observed, verdicts) : finder?.ways();
    return known && known.length > 0 ? known : [ANY_WAY];
  }

  /** Before a plan: the ways over TCP that a former run of this agent has left stay. */
  function keepWays(bodies: Bodies, observed: HostState): void {
    const lines = role.watched(bodies, isSpent);
    senses?.carries(lines, role.overTcp?.(bodies, observed) ?? []);
    for (const siteId of new Set(lines.map((line) => line.siteId)))
      verdicts.keepWays(siteId, senses?.fallback(siteId));
  }

  /** Of the host as it was seen last: what a new line's interface was given since then is found in the pass. */
  function lanObstacle(document: DesiredDocument): Obstacle | null {
    const wanted = role.reads(document.body) ? role.bodies([document]) : undefined;
    if (!wanted || !seen) return null;
    const named = role.asNamed?.(wanted, seen) ?? wanted;
    return obstacleOfLan(role.underLan?.(named, between.planned?.bodies, seen) ?? []);
  }

  function start(given: RoleListener): void {
    listener = given;
    stopFinding = finder?.listen(onChange) ?? stopFinding;
    void look.take().then(
      () => onChange('capabilities'),
      (error: unknown) => log.warn({ reason: String(error) }, 'what the host can do is not known yet'),
    );
    stopFollowing = look.follow(() => {
      onChange('capabilities');
      given.onCapabilities();
    });
    senses = new Senses({
      host,
      paths,
      log,
      role: role.kind,
      triesPassages: role.passages !== undefined,
      choosesCarriers: role.overTcp !== undefined,
      keepsModems: role.modems !== undefined,
      listener: given,
      interfaces: () =>
        finder
          ? { has: (name) => !isTunnelName(name) && !isVirtualLinkName(name) }
          : new Set(between.planned ? role.interfaces(between.planned.bodies) : []),
      onVerdict: (verdict) => {
        between.verdict(verdict);
        if (role.speaksOfLines) given.onLine(verdict);
      },
      onRate: (change) => between.rate(change),
      onGrant: (change) => between.grant(change),
      onPreference: (change) => between.preference(change),
      onClear: (siteId, clear) => between.clear(siteId, clear),
      onSpent: () => {
        watch();
        onChange('allowance');
      },
    });
  }

  /** Of the host as it was planned last. */
  function awaitsAnswer(): boolean {
    const { planned } = between;
    return planned !== undefined && (role.awaits?.(planned.bodies, planned.observed) ?? false);
  }

  function basis(documents: readonly DesiredDocument[], observed: HostState): string {
    const hashes = documents.map(({ scope, hash }) => `${scope}=${hash}`).sort();
    const finding = finder && !role.bodies(documents) ? [observed.cards, finder.basis()] : [];
    return JSON.stringify([
      hashes,
      ...finding,
      between.said(),
      observed.lineFacts,
      observed.leases,
      observed.modems,
      observed.localAddresses,
      awaitsAnswer(),
    ]);
  }

  return {
    kind: role.kind,
    start,
    covered: (documents) => (role.bodies(documents) ? documents.filter(({ body }) => role.reads(body)) : []),
    obstacle: async (document) => {
      const can = await look.take().catch(() => null);
      return (can && obstacleIn(document.body, can)) ?? lanObstacle(document);
    },
    observe: async () => {
      await senses?.ready;
      await between.beforeLook();
      return observe(host, paths, look.take(), await senses?.modemLinks());
    },
    plan: (documents, observed) => {
      const given = role.bodies(documents);
      senses?.dials(given && role.modems?.(given));
      const bodies = given && (role.asNamed?.(given, observed) ?? given);
      seen = observed;
      if (bodies) finder?.rest();
      senses?.meters(bodies ? role.metered(bodies) : []);
      if (bodies) keepWays(bodies, observed);
      between.plans(bodies && { bodies, observed });
      return bodies
        ? role.plan(bodies, observed, verdicts, paths)
        : (finder?.plan(observed) ?? planTakeDown(observed));
    },
    execute: (steps) =>
      execute(host, steps, paths, {
        onStep: (step) => log.debug({ step: describeStep(step) }, 'step'),
        isCurrent: () => between.isCurrent(),
      }),
    basis,
    settled: () => {
      watch();
      between.prepare();
      const { planned } = between;
      looked(awaitsAnswer());
      overIpv6 = planned && role.ipv6Lines?.(planned.bodies, planned.observed);
      noteIpv6(overIpv6);
      if (role.inShort) noteInterfaces(overview().interfaces);
      if (!planned) return finder?.settled();
      senses?.tries(role.passages?.(planned.bodies, planned.observed, verdicts) ?? []);
      senses?.listens(role.connectionEnds(planned.bodies, planned.observed, verdicts));
      senses?.counts(role.counted?.(planned.bodies, planned.observed) ?? []);
    },
    describe: describeStep,
    lines: () => (role.speaksOfLines ? (senses?.lines(overIpv6) ?? []) : []),
    ...(role.inShort ? { overview } : {}),
    ways,
    leavesBy: (lineId, address) => {
      const wan = between.lines.find((line) => line.lineId === lineId)?.wan;
      const link = between.planned?.observed.links.find(({ name }) => name === wan);
      return link?.addresses.some((own) => hostOf(own) === address) ?? false;
    },
    sample: (intervalMs) => (role.speaksOfLines ? (senses?.watcher.sample(intervalMs) ?? []) : []),
    attend: (durationMs) => senses?.watcher.attend(durationMs),
    publicAddress: () => (between.planned ? role.publicAddress(between.planned.bodies) : null),
    capabilities: () => look.reported,
    speedTargets: () => (between.planned ? role.speedTargets(between.planned.bodies) : []),
    touchesManagement: role.touchesManagement,
    stop: async () => {
      stopFollowing();
      stopFinding();
      await senses?.stop();
      between.close();
    },
  };
}
