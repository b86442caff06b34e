import type { Id, LineIndex, ReportedLine, SiteDesired } from '@tresse/contracts';
import {
  connectModem,
  disconnectModem,
  type Host,
  keepOwnTime,
  probePassage,
  readLineCounts,
  readModems,
  readSendings,
  shortenLogs,
  unlockSim,
  watchFacts,
  watchModems,
} from '@tresse/net-apply';
import type { CountedLine, LineVerdicts, ModemLink, Paths } from '@tresse/net-plan';
import { systemClock } from '@tresse/reconcile';
import type { Logger } from 'pino';
import { type MeteredLine, startUsageMeter, type UsageMeter } from '../allowance/index.js';
import { LineCount } from '../counts/index.js';
import { type LossTarget, LossWatch } from '../loss/index.js';
import { ModemKeeper } from '../modem/index.js';
import { type PassageTarget, PassageWatch } from '../passage/index.js';
import {
  CounterReader,
  type GrantChange,
  type LineVerdict,
  type PreferenceChange,
  type RateChange,
  startWatcher,
  type WatchedLine,
  type Watcher,
} from '../watcher/index.js';
import { Carriers } from './carriers.js';
import type { RoleListener } from './role.js';

/** Between two looks at the logs of programs that run for months, in ms. */
const LOGS_MS = 3_600_000;

export interface SensesOptions {
  host: Host;
  paths: Paths;
  log: Logger;
  role: 'site' | 'relay';
  /** Which of the senses a role has beside the watcher. */
  triesPassages: boolean;
  choosesCarriers: boolean;
  keepsModems: boolean;
  listener: RoleListener;
  /** Interfaces of the host of which a change may change the plan. */
  interfaces(): { has(name: string): boolean };
  /** Called in the turn of the event loop in which the verdict falls. */
  onVerdict(verdict: LineVerdict): void;
  onRate(change: RateChange): void;
  onGrant(change: GrantChange): void;
  onPreference(change: PreferenceChange): void;
  onClear(siteId: Id, clear: readonly LineIndex[]): void;
  /** The set of lines whose allowance is spent is another. */
  onSpent(): void;
}

/** All that a running role attends to on its host: lines, bytes, carriers, modems, what lines do to MPTCP, facts, logs. */
export class Senses {
  readonly watcher: Watcher;
  private readonly counters = new CounterReader();
  private readonly meter: UsageMeter;
  private readonly losses: LossWatch;
  private readonly lineCount: LineCount;
  private readonly passages: PassageWatch | undefined;
  private readonly carriers: Carriers | undefined;
  private readonly modems: ModemKeeper | undefined;
  private readonly stopFacts: () => void;
  private readonly logsTimer: NodeJS.Timeout;

  /** Begins at once, with no lines: those are given as they become known. */
  constructor({ host, paths, log, listener, ...options }: SensesOptions) {
    void keepOwnTime(host).then(
      (kept) => kept || log.warn('no real-time class for the watcher: verdicts may come late'),
      (error: unknown) => log.warn({ reason: String(error) }, 'no real-time class for the watcher'),
    );
    const shorten = () =>
      void shortenLogs(host, paths).catch((error: unknown) =>
        log.warn({ reason: String(error) }, 'logs were not shortened'),
      );
    this.logsTimer = setInterval(shorten, LOGS_MS).unref();
    shorten();
    this.stopFacts = watchFacts(
      host,
      paths,
      () => options.interfaces(),
      () => listener.onChange('line facts'),
    );
    this.meter = startUsageMeter({
      path: `${paths.stateDir}/usage.json`,
      boot: async () => (await host.readFile('/proc/sys/kernel/random/boot_id')) ?? '',
      clock: systemClock,
      counters: () => this.counters.read(),
      onWarning: ({ lineId, allowance }, percent) =>
        listener.onAllowance({ lineId, percent, whenSpent: allowance.whenSpent }),
      onSpent: options.onSpent,
      onKept: () => listener.onLineReport(),
      log,
    });
    this.watcher = startWatcher({
      role: options.role,
      lines: [],
      log,
      onVerdict: (verdict) => {
        options.onVerdict(verdict);
        this.passages?.turned(verdict.lineId, verdict.state);
      },
      onRate: options.onRate,
      onGrant: options.onGrant,
      onPreference: options.onPreference,
    });
    this.losses = new LossWatch({
      counters: () => this.counters.read(),
      look: (ends) => readSendings(host, ends),
      isUnsteady: (siteId, index) => this.watcher.isUnsteady(siteId, index),
      isFlapping: (siteId, index) => this.watcher.isFlapping(siteId, index),
      onClear: options.onClear,
      onTrouble: (error) => log.warn({ reason: String(error) }, 'what the lines lose is not known'),
      clock: systemClock,
    });
    this.lineCount = new LineCount({
      counters: () => this.counters.read(),
      read: () => readLineCounts(host),
      onCount: (siteId, index, bytes) => this.watcher.counted(siteId, index, bytes),
      onTrouble: (error) => log.warn({ reason: String(error) }, 'what comes by the lines is not counted'),
      clock: systemClock,
    });
    this.passages = options.triesPassages
      ? new PassageWatch({
          probe: (target) => probePassage(host, target),
          onChange: (lineId, passage) => listener.onPassage({ lineId, passage }),
          clock: systemClock,
        })
      : undefined;
    this.carriers = options.choosesCarriers
      ? new Carriers({
          states: () => this.watcher.states(),
          attend: (durationMs) => this.watcher.attend(durationMs),
          onPlan: () => listener.onChange('carrier'),
          onCarrier: (lineId, carrier) => listener.onCarrier({ lineId, carrier }),
        })
      : undefined;
    this.modems = options.keepsModems
      ? new ModemKeeper({
          modems: {
            read: () => readModems(host),
            watch: (onChange) => watchModems(host, onChange),
            unlock: (sim, pin) => unlockSim(host, sim, pin),
            connect: (modem, request) => connectModem(host, modem, request),
            disconnect: (modem) => disconnectModem(host, modem),
          },
          pinsPath: `${paths.stateDir}/modem-pins.json`,
          clock: systemClock,
          onLinks: () => listener.onChange('modems'),
          onReport: () => listener.onLineReport(),
          log,
        })
      : undefined;
  }

  /** Resolves when what lines have used before is known. */
  get ready(): Promise<void> {
    return this.meter.ready;
  }

  isSpent(lineId: Id): boolean {
    return this.meter.isSpent(lineId);
  }

  /** Counts exactly these lines from now on. */
  meters(lines: readonly MeteredLine[]): void {
    this.meter.update(lines);
  }

  /** Tries exactly these lines from now on. */
  tries(targets: readonly PassageTarget[]): void {
    this.passages?.update(targets);
  }

  /** Looks at what exactly these lines lose from now on. */
  listens(targets: readonly LossTarget[]): void {
    this.losses.update(targets);
  }

  /** Counts what comes by exactly these lines from now on. */
  counts(lines: readonly CountedLine[]): void {
    this.lineCount.update(lines);
  }

  /** Keeps to these lines; `overTcp` are those that were found to run over TCP. */
  carries(lines: readonly WatchedLine[], overTcp: readonly LineIndex[]): void {
    this.carriers?.update(lines, overTcp);
  }

  /** Keeps the modems of the site's lines in their networks from now on; undefined for no site. */
  dials(site: SiteDesired | undefined): void {
    this.modems?.update(site);
  }

  /** The modems of the host, where modems are kept. */
  async modemLinks(): Promise<readonly ModemLink[]> {
    return (await this.modems?.links()) ?? [];
  }

  /** The ways over TCP that the plan should keep for the site's lines; undefined where nothing is decided of them. */
  fallback(siteId: Id): LineVerdicts['fallback'] {
    return this.carriers?.fallback(siteId);
  }

  /** `overIpv6` are those that lead into the IPv6 internet themselves; undefined where that is not known. */
  lines(overIpv6: readonly Id[] | undefined): ReportedLine[] {
    return this.watcher.states().map(({ lineId, state, cause, since }) => ({
      id: lineId,
      state,
      cause,
      since,
      usage: this.meter.usage(lineId),
      mptcp: this.passages?.of(lineId) ?? 'unknown',
      carrier: this.carriers?.of(lineId) ?? 'udp',
      modem: this.modems?.report(lineId),
      ipv6: overIpv6?.includes(lineId),
    }));
  }

  async stop(): Promise<void> {
    clearInterval(this.logsTimer);
    this.stopFacts();
    this.carriers?.stop();
    await this.meter.stop();
    this.counters.close();
    this.losses.stop();
    this.lineCount.stop();
    this.passages?.stop();
    this.modems?.stop();
    await this.watcher.stop();
  }
}
