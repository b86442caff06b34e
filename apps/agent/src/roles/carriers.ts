import { networkInterfaces } from 'node:os';
import type { Id, LineCarrier, LineIndex } from '@tresse/contracts';
import {
  CARRIER_TIMING,
  type CarrierWatch,
  carrierOf,
  fallbackOf,
  startCarrier,
  stepCarrier,
} from '@tresse/line-quality';
import { type LineVerdicts, siteFallback } from '@tresse/net-plan';
import { monotonicMs, type WatchedLine, type WatchedState } from '../watcher/index.js';

/** Between two looks, in ms: what is decided here takes seconds. */
const LOOK_MS = 1_000;
/** How long the watcher attends to a line that tries UDP: the trial, and a look. */
const TRIAL_MS = CARRIER_TIMING.trialMs + LOOK_MS;

export interface CarrierOptions {
  /** What the watcher says of the lines now. */
  states(): WatchedState[];
  /** Lets the watcher beat on idle lines too, for so many ms. */
  attend(durationMs: number): void;
  /** What the plan should keep for a line has changed. */
  onPlan(): void;
  /** What carries a line has changed. */
  onCarrier(lineId: Id, carrier: LineCarrier): void;
}

/** Decides what carries each line of a site, from the watcher's word and the interfaces of the ways over TCP. */
export class Carriers {
  private readonly lines = new Map<Id, { line: WatchedLine; watch: CarrierWatch }>();
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly options: CarrierOptions) {
    this.timer = setInterval(() => this.look(), LOOK_MS).unref();
  }

  /**
   * Keeps to exactly these lines; `found` are those that were seen to use TCP before anything is known of them. Where one
   * takes the index of another, that one was seen.
   */
  update(lines: readonly WatchedLine[], found: readonly LineIndex[]): void {
    const taken = new Set([...this.lines.values()].map(({ line }) => line.index));
    const present = new Set(lines.map(({ lineId }) => lineId));
    for (const id of this.lines.keys()) if (!present.has(id)) this.lines.delete(id);
    for (const line of lines) {
      const carrier = found.includes(line.index) && !taken.has(line.index) ? 'tcp' : 'udp';
      const watch = this.lines.get(line.lineId)?.watch ?? startCarrier(carrier, monotonicMs());
      this.lines.set(line.lineId, { line, watch });
    }
  }

  of(lineId: Id): LineCarrier {
    const known = this.lines.get(lineId);
    return known ? carrierOf(known.watch) : 'udp';
  }

  /** The ways over TCP that the plan should keep for the site's lines. */
  fallback(siteId: Id): NonNullable<LineVerdicts['fallback']> {
    const own = [...this.lines.values()].filter(({ line }) => line.siteId === siteId);
    const those = (what: 'kept' | 'used') =>
      own.filter(({ watch }) => fallbackOf(watch)[what]).map(({ line }) => line.index);
    return { kept: those('kept'), used: those('used') };
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private look(): void {
    const interfaces = networkInterfaces();
    const states = this.options.states();
    let changed = false;
    for (const [lineId, { line, watch }] of this.lines) {
      const state = states.find((known) => known.lineId === lineId);
      if (!state) continue;
      const next = stepCarrier(watch, {
        now: monotonicMs(),
        ...state,
        othersUp: states.some((other) => other.lineId !== lineId && other.state === 'up'),
        stands: siteFallback(line.index) in interfaces,
      });
      this.lines.set(lineId, { line, watch: next });
      changed ||= next.phase !== watch.phase || next.standsSince !== watch.standsSince;
      if (next.phase === 'trying-udp' && watch.phase === 'tcp') this.options.attend(TRIAL_MS);
      if (carrierOf(next) !== carrierOf(watch)) this.options.onCarrier(lineId, carrierOf(next));
    }
    if (changed) this.options.onPlan();
  }
}
