import type { Ipv4, Port, RegionProbes, RoundTrips } from '@tresse/contracts';
import { type InterfaceCounters, PROBE_TRIES, probeEachMs } from '@tresse/line-quality';
import type { Clock } from '@tresse/reconcile';
import type { Way } from '../enrol/index.js';

type Counters = ReadonlyMap<string, Pick<InterfaceCounters, 'rxBytes' | 'txBytes'>>;
type Probe = RegionProbes['regions'][number];

export interface RegionWatchOptions {
  /** The lines that may be used now. */
  ways(): readonly Way[];
  /** How long a relay takes to answer by a line, in ms; null for no answer. */
  ask(way: Way, address: Ipv4, port: Port): Promise<number | null>;
  counters(): Counters;
  /** Rejects when it cannot be told now. */
  tell(roundTrips: RoundTrips): Promise<void>;
  clock: Clock;
  /** A clock that only runs forward, in ms. */
  monotonicMs?(): number;
  /** 0–1. */
  random?(): number;
}

/** Between two connections of one line, in ms: a queue that the first has met may have drained. */
const PAUSE_MS = 300;

/** A line that carries more meanwhile, in bytes a second, may have delayed what was measured. */
const BUSY_BYTES = 60_000;

/** Boxes that were asked at one time measure apart from then on, by this share of the time. */
const SPREAD = 0.2;

interface Figure {
  /** Relays that were asked. */
  readonly asked: string;
  /** Null where none answered. */
  readonly rttMs: number | null;
  readonly busy: boolean;
  /** By the clock that only runs forward. */
  readonly at: number;
}

/** Measures one region after another, by all lines at once: when asked to, and then as often as the lines' budget allows. */
export class RegionWatch {
  private readonly now: () => number;
  private readonly random: () => number;
  private readonly figures = new Map<string, Figure>();
  private probes: RegionProbes | undefined;
  private isUntold = false;
  private isMeasuring = false;
  private isAskedAgain = false;
  private stopped = false;
  private cancel: () => void = () => undefined;

  constructor(private readonly options: RegionWatchOptions) {
    this.now = options.monotonicMs ?? (() => performance.now());
    this.random = options.random ?? Math.random;
  }

  /** Exactly these regions from now on; what is unknown or too old is measured at once. */
  aim(probes: RegionProbes): void {
    this.probes = probes;
    const wanted = new Set(probes.regions.map(({ region }) => region));
    for (const region of this.figures.keys()) if (!wanted.has(region)) this.figures.delete(region);
    void this.measure(probes.maxAgeMs);
  }

  stop(): void {
    this.stopped = true;
    this.cancel();
  }

  /** Measures what is older than this, and tells if there is something to tell. */
  private async measure(maxAgeMs: number): Promise<void> {
    if (this.isMeasuring) {
      this.isAskedAgain = true;
      return;
    }
    this.isMeasuring = true;
    this.cancel();
    const due = (this.probes?.regions ?? []).filter((probe) => this.isDue(probe, maxAgeMs));
    for (const probe of due) if (!this.stopped) await this.measureRegion(probe);
    if (due.length > 0) this.isUntold = true;
    if (this.isUntold && !this.stopped) await this.tell();
    this.isMeasuring = false;
    if (this.stopped || !this.probes) return;
    this.schedule(this.probes);
    if (!this.isAskedAgain) return;
    this.isAskedAgain = false;
    return this.measure(this.probes.maxAgeMs);
  }

  /** All is measured anew, and told whatever it is: the answer to that is what to measure the next time. */
  private schedule({ regions }: RegionProbes): void {
    const eachMs = probeEachMs(regions.length) * (1 + SPREAD * this.random());
    this.cancel = this.options.clock.after(eachMs, () => {
      this.isUntold = true;
      void this.measure(0);
    });
  }

  private isDue(probe: Probe, maxAgeMs: number): boolean {
    const figure = this.figures.get(probe.region);
    return (
      figure === undefined || figure.asked !== probe.addresses.join() || this.now() - figure.at > maxAgeMs
    );
  }

  private async measureRegion(probe: Probe): Promise<void> {
    const port = this.probes?.port;
    const ways = this.options.ways();
    if (port === undefined || ways.length === 0) return;
    const began = this.carried(ways);
    let rttMs: number | null = null;
    for (const address of probe.addresses) {
      rttMs = await this.best(ways, address, port);
      if (rttMs !== null) break;
    }
    if (this.stopped) return;
    const busy = this.isAnyBusy(began, this.carried(ways));
    this.figures.set(probe.region, { asked: probe.addresses.join(), rttMs, busy, at: this.now() });
  }

  /** The shortest of several answers by these lines; a line by which none came is not asked again. */
  private async best(ways: readonly Way[], address: Ipv4, port: Port): Promise<number | null> {
    const known: number[] = [];
    let answering = ways;
    for (let attempt = 0; attempt < PROBE_TRIES && answering.length > 0 && !this.stopped; attempt++) {
      if (attempt > 0) await this.pause();
      const answers = await Promise.all(answering.map((way) => this.options.ask(way, address, port)));
      answering = answering.filter((_, place) => answers[place] !== null);
      known.push(...answers.flatMap((answer) => answer ?? []));
    }
    return known.length > 0 ? Math.min(...known) : null;
  }

  private pause(): Promise<void> {
    return new Promise((resolve) => void this.options.clock.after(PAUSE_MS, resolve));
  }

  /** What each line has carried so far, and when. */
  private carried(ways: readonly Way[]): { at: number; bytes: Map<string, number> } {
    const counters = this.options.counters();
    const bytes = ways.flatMap(({ name }): [string, number][] => {
      const counted = name === null ? undefined : counters.get(name);
      return name === null || counted === undefined ? [] : [[name, counted.rxBytes + counted.txBytes]];
    });
    return { at: this.now(), bytes: new Map(bytes) };
  }

  private isAnyBusy(
    before: ReturnType<RegionWatch['carried']>,
    after: ReturnType<RegionWatch['carried']>,
  ): boolean {
    const mostBytes = (BUSY_BYTES * Math.max(0, after.at - before.at)) / 1_000;
    return [...after.bytes].some(([name, bytes]) => bytes - (before.bytes.get(name) ?? bytes) > mostBytes);
  }

  private async tell(): Promise<void> {
    const wanted = new Set(this.probes?.regions.map(({ region }) => region));
    const regions = [...this.figures].flatMap(([region, { rttMs, busy, at }]) => {
      if (rttMs === null || !wanted.has(region)) return [];
      return [{ region, rttMs: Math.round(rttMs * 10) / 10, busy, ageMs: Math.round(this.now() - at) }];
    });
    try {
      await this.options.tell({ regions });
      this.isUntold = false;
    } catch {
      // Told when the control plane asks next, which it does on each connection.
    }
  }
}
