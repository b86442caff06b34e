import type { Id, LineIndex } from '@tresse/contracts';
import type { Host } from '@tresse/net-apply';
import { type HostState, type Paths, type Turn, withQueues } from '@tresse/net-plan';
import type { Logger } from 'pino';
import {
  type GrantChange,
  type LineVerdict,
  linesBySite,
  monotonicMs,
  type PreferenceChange,
  type RateChange,
  type WatchedLine,
} from '../watcher/index.js';
import { Following } from './following.js';
import { RateKeeper } from './rate-keeper.js';
import { Reflexes } from './reflexes.js';
import type { RolePlan } from './role-plan.js';
import { VerdictBook } from './verdict-book.js';

/** Settings, and the host as it was when a plan was last made of them. */
export interface Planned<Bodies> {
  readonly bodies: Bodies;
  readonly observed: HostState;
}

export interface BetweenPassesOptions<Bodies> {
  role: RolePlan<Bodies>;
  host: Host;
  paths: Paths;
  log: Logger;
  /** A pass should follow, and may wait so long after the last one, in ms. */
  onChange(reason: string, restMs?: number): void;
}

/** What is made by the rates beside queues (weights, queues that are not there yet) follows them no oftener, in ms. */
const FOLLOW_EACH_MS = 10_000;

/**
 * What is heard of the lines between two passes, and what is done about it at once: when a verdict falls, the contingency that
 * was prepared for it is fired in the same turn of the event loop, and the full pass that follows finds nothing left
 * to do.
 */
export class BetweenPasses<Bodies> {
  readonly verdicts = new VerdictBook();
  private readonly following = new Following(this.verdicts);
  private readonly reflexes: Reflexes;
  private readonly rates: RateKeeper;
  private latest: Planned<Bodies> | undefined;
  private watched: readonly WatchedLine[] = [];
  private followedAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly options: BetweenPassesOptions<Bodies>) {
    const { host, paths, log } = options;
    this.reflexes = new Reflexes(host, log);
    this.rates = new RateKeeper(host, paths, log);
  }

  /** What was planned last, with the queues that were changed since; undefined while nothing is asked of the host. */
  get planned(): Planned<Bodies> | undefined {
    return this.latest;
  }

  get lines(): readonly WatchedLine[] {
    return this.watched;
  }

  /** A plan is made by the book as it stands. */
  plans(planned: Planned<Bodies> | undefined): void {
    this.latest = planned;
    this.following.planned();
  }

  /** Keeps to what is said of these lines from now on. */
  watches(lines: readonly WatchedLine[], isSpent: (lineId: Id) => boolean): void {
    this.watched = lines;
    this.verdicts.keepOnly(lines);
    const bySite = linesBySite(lines);
    this.following.keepOnly(bySite);
    for (const [site, own] of bySite) {
      const spent = own.filter(({ lineId }) => isSpent(lineId));
      this.verdicts.spend(
        site,
        spent.map(({ index }) => index),
      );
    }
    for (const { siteId, index, grantsKbit } of lines)
      if (grantsKbit !== undefined) this.verdicts.grant({ siteId, index, kbit: grantsKbit });
  }

  /** Works out for each verdict that may fall what is then to be done. */
  prepare(): void {
    const { role, paths } = this.options;
    const { bodies, observed } = this.latest ?? {};
    this.reflexes.prepare(
      bodies && observed ? role.contingencies(bodies, observed, this.verdicts, paths) : [],
    );
  }

  /** The reflex comes first; a pass then sees to it that all is as it should be, at once where nothing was fired. */
  verdict(verdict: LineVerdict): void {
    const { siteId } = verdict;
    const { onChange } = this.options;
    const line = this.watched.find((one) => one.siteId === siteId && one.lineId === verdict.lineId);
    this.following.before(siteId);
    this.verdicts.note(verdict);
    const fired = this.reflexes.fire(line?.tunnel, verdict);
    if (!line) {
      onChange('verdict');
      return;
    }
    this.holdQueues(siteId);
    const { differs } = this.weigh(siteId);
    this.prepareAgain(siteId);
    onChange('verdict', this.restMs());
    if (differs && this.restMs() > 0) void fired.then((done) => (done ? undefined : onChange('verdict')));
  }

  /** Rates of a site have changed: its queues follow at once, all else but now and then. */
  rate(change: RateChange): void {
    const { siteId } = change;
    const { role, paths, log, onChange } = this.options;
    this.following.before(siteId);
    this.verdicts.rate(change);
    log.debug(change, 'rate');
    this.holdQueues(siteId);
    if (this.latest === undefined || monotonicMs() - this.followedAt < FOLLOW_EACH_MS) return;
    this.followedAt = monotonicMs();
    const { bodies, observed } = this.latest;
    if (role.turn) this.follow(siteId, 'rate');
    else if (this.attempt(siteId, () => role.plan(bodies, observed, this.verdicts, paths), []).length > 0)
      onChange('rate');
  }

  grant(change: GrantChange): void {
    this.following.before(change.siteId);
    this.verdicts.grant(change);
    this.holdQueues(change.siteId);
    this.follow(change.siteId, 'allowance');
  }

  preference(change: PreferenceChange): void {
    this.following.before(change.siteId);
    this.verdicts.prefer(change);
    this.follow(change.siteId, 'preference');
  }

  clear(siteId: Id, clear: readonly LineIndex[]): void {
    this.following.before(siteId);
    this.verdicts.clear(siteId, clear);
    this.options.log.info({ siteId, clear }, 'lines that lose nothing');
    this.follow(siteId, 'loss');
  }

  /** What of the word on each site's lines may change the plan; queues may be found at the rates of a moment ago. */
  said(): unknown[] {
    const sites = new Set(this.watched.map(({ siteId }) => siteId));
    return [...sites].map((siteId) => {
      const said = this.verdicts.of(siteId);
      return this.options.role.turn ? [this.following.of(siteId), said.rates, said.granted] : said;
    });
  }

  /** Resolves when the kernel has what was done at once: what is seen of the host from here on has it too. */
  beforeLook(): Promise<void> {
    return this.reflexes.beforeLook();
  }

  /** True while nothing was done at once since the host was last looked at. */
  isCurrent(): boolean {
    return this.reflexes.isCurrent();
  }

  close(): void {
    this.reflexes.close();
  }

  /** What was prepared for the site no longer fits; the other sites of a relay have theirs. */
  private prepareAgain(siteId: Id): void {
    if (this.latest === undefined) return;
    const { role, paths } = this.options;
    const { bodies, observed } = this.latest;
    const site = role.ofSite(bodies, siteId);
    const work = () => role.contingencies(site, observed, this.verdicts, paths);
    this.reflexes.prepareAgain(this.attempt(siteId, work, []));
  }

  /** What changes by what was said of the site's lines since the host followed. */
  private weigh(siteId: Id): Turn {
    const { role, paths } = this.options;
    const { turn } = role;
    if (this.latest === undefined || turn === undefined) {
      this.following.follows(siteId);
      return { steps: [], differs: true };
    }
    const { bodies, observed } = this.latest;
    const weigh = () =>
      this.following.turn(siteId, (words) => turn(role.ofSite(bodies, siteId), observed, words, paths));
    return this.attempt(siteId, weigh, { steps: [], differs: true });
  }

  /** What was said of the site's lines is done at once as far as it can be, and the rest by a pass; often it is nothing. */
  private follow(siteId: Id, reason: string): void {
    const { steps, differs } = this.weigh(siteId);
    if (differs) {
      if (steps.length > 0) this.reflexes.move(steps);
      this.options.onChange(reason, this.restMs());
    }
    if (this.options.role.turn) this.prepareAgain(siteId);
  }

  private restMs(): number {
    return (this.latest && this.options.role.restMs?.(this.latest.bodies)) ?? 0;
  }

  /** The site's queues follow what is known of its lines at once. */
  private holdQueues(siteId: Id): void {
    if (this.latest === undefined) return;
    const { role, paths } = this.options;
    const { bodies, observed } = this.latest;
    const site = role.ofSite(bodies, siteId);
    const work = () => role.queues(site, observed, this.verdicts, paths);
    const held = this.rates.keep(this.attempt(siteId, work, []));
    if (held.length === 0) return;
    this.latest = { bodies, observed: { ...observed, queues: withQueues(observed.queues, held) } };
  }

  /** What cannot be planned is left to a pass, which tells of it and tries again: thrown from here it would end the agent. */
  private attempt<T>(siteId: Id, work: () => T, otherwise: T): T {
    try {
      return work();
    } catch (error) {
      const { log, onChange } = this.options;
      log.error({ siteId, reason: String(error) }, 'what to do between two passes could not be planned');
      onChange('planning', this.restMs());
      return otherwise;
    }
  }
}
