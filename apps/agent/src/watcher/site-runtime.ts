import { randomBytes } from 'node:crypto';
import type { DeviceRole, Id, LineCause, LineIndex, LineSample } from '@tresse/contracts';
import {
  allTunnelsSpeak,
  type ByteCount,
  choosePreference,
  encodeHeartbeat,
  floorOf,
  holdRoundTrips,
  type InterfaceCounters,
  isFlapping,
  nextTickAt,
  type Preference,
  type RoundTrips,
  restsUntil,
  type SiteWatch,
  standsStill,
  startSiteWatch,
  step,
  TIMING,
  takeFigures,
  tickDelay,
  type WatchInput,
  type WatchOutput,
  withAgreed,
  withGrants,
  withLines,
} from '@tresse/line-quality';
import { monotonicMs } from './clock.js';
import type { HeartbeatPath } from './heartbeat-sockets.js';
import { belowTunnels, tunnelCounters } from './tick-input.js';
import type {
  GrantChange,
  LineVerdict,
  PreferenceChange,
  RateChange,
  WatchedLine,
  WatchedState,
} from './types.js';

/** What one site's watch does to the world. */
export interface SiteEffects {
  send(path: HeartbeatPath, datagram: Uint8Array): void;
  onVerdict(verdict: LineVerdict): void;
  onPreference(change: PreferenceChange): void;
  onRate(change: RateChange): void;
  onGrant(change: GrantChange): void;
}

/**
 * Between two looks at the order of preference, in ms: nothing changes it within moments but a verdict, at which it is
 * looked at as well, and a line that is merely faster takes the lead after seconds.
 */
const PREFER_EACH_MS = 200;

/** The watch over one site's lines, and the names that its indexes stand for. */
export class SiteRuntime {
  private watch: SiteWatch;
  private lines = new Map<number, WatchedLine>();
  private preference: Preference | null = null;
  /** When the order of preference is next looked at. */
  private preferAt = Number.NEGATIVE_INFINITY;
  private roundTrips: RoundTrips = {};
  /** What has come by lines that no interface counts. */
  private readonly counts = new Map<number, ByteCount>();
  private readonly since = new Map<number, { state: string; at: string }>();
  /** When the next tick is due (monotonic, ms). */
  dueAt: number;
  /** Until when a tick that finds nothing changed is left out. */
  private restsUntil = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly role: DeviceRole,
    private readonly siteId: Id,
    private readonly effects: SiteEffects,
  ) {
    this.dueAt = monotonicMs();
    this.watch = startSiteWatch(role, randomBytes(4).readUInt32BE(), [], this.dueAt);
  }

  /**
   * A line given another tunnel or interface is a new line, for which nothing counts that was measured or granted. Where the
   * bound of a line is set, no other is granted, and it stays.
   */
  update(lines: readonly WatchedLine[]): void {
    if (lines.length === this.lines.size && lines.every((line) => equal(this.lines.get(line.index), line)))
      return;
    const kept = lines.filter((line) => same(this.lines.get(line.index), line)).map((line) => line.index);
    const now = monotonicMs();
    const indexes = lines.map((line) => line.index);
    const agreed = lines.filter(
      ({ index, agreedKbit }) => !kept.includes(index) || this.lines.get(index)?.agreedKbit !== agreedKbit,
    );
    const granted = this.watch.lines.filter(
      ({ index, grantedKbit }) => grantedKbit !== null && !kept.includes(index),
    );
    const agreedWatch = withAgreed(
      withLines(withLines(this.watch, kept, now), indexes, now),
      new Map(agreed.map(({ index, agreedKbit }) => [index, agreedKbit])),
      now,
    );
    const grants = lines.flatMap(({ index, grantsKbit }) =>
      grantsKbit === undefined || grantsKbit === null ? [] : [[index, grantsKbit] as const],
    );
    this.watch = withGrants(agreedWatch, new Map(grants));
    for (const index of this.since.keys()) if (!kept.includes(index)) this.since.delete(index);
    for (const { index } of agreed) {
      if (this.lines.has(index)) this.effects.onRate({ siteId: this.siteId, index, kbit: null });
    }
    for (const { index } of granted) this.effects.onGrant({ siteId: this.siteId, index, kbit: null });
    this.lines = new Map(lines.map((line) => [line.index, line]));
    this.dueAt = now;
    this.preferAt = now;
    this.restsUntil = Number.NEGATIVE_INFINITY;
  }

  /** Takes in the counters of all interfaces, and what is wrong with those below the tunnels. */
  tick(counters: ReadonlyMap<string, InterfaceCounters>, causes: ReadonlyMap<string, LineCause>): void {
    const now = monotonicMs();
    const lateMs = Math.max(0, now - this.dueAt);
    const mine = tunnelCounters(this.lines, counters);
    const mayRest = lateMs < TIMING.lateMs && now < this.restsUntil;
    if (mayRest && standsStill(this.watch, mine)) this.dueAt = nextTickAt(now, TIMING.idleTickMs);
    else {
      const below = belowTunnels(this.lines, { counters, counts: this.counts, causes }, now);
      const { bareOut, bareIn, links } = below;
      this.feed({ kind: 'tick', now, lateMs, counters: mine, bareOut, bareIn, links });
      this.dueAt = nextTickAt(now, tickDelay(this.watch));
      if (now >= this.preferAt) this.prefer(now);
      this.rest();
    }
  }

  /** True while nothing can be wrong with the interfaces below the tunnels. */
  allTunnelsSpeak(now: number): boolean {
    return allTunnelsSpeak(this.watch, now);
  }

  /** A change of the order of preference that is under way waits for ticks as well. */
  private rest(): void {
    const isSettled = this.preference !== null && this.preference.better === null;
    this.restsUntil = isSettled ? restsUntil(this.watch) : Number.NEGATIVE_INFINITY;
  }

  /** See `Watcher.counted`. */
  counted(index: number, bytes: number): void {
    this.counts.set(index, { bytes, at: monotonicMs() });
  }

  /** Takes in what the watch did not cause itself. A heartbeat may wake it: the next tick is then due sooner. */
  feed(input: WatchInput): void {
    const { watch, outputs } = step(this.watch, input);
    this.watch = watch;
    for (const output of outputs) this.act(output);
    this.dueAt = Math.min(this.dueAt, nextTickAt(input.now, tickDelay(watch)));
    this.restsUntil = Number.NEGATIVE_INFINITY;
  }

  states(): WatchedState[] {
    const now = monotonicMs();
    return this.watch.lines.flatMap(({ index, state, cause, heardAt }) => {
      const line = this.lines.get(index);
      if (!line) return [];
      const { lineId } = line;
      const since = this.sinceOf(index, state);
      return [{ siteId: this.siteId, lineId, state, cause, since, silentMs: now - heardAt }];
    });
  }

  isUnsteady(index: LineIndex): boolean {
    const line = this.watch.lines.find((watched) => watched.index === index);
    return line !== undefined && monotonicMs() < line.estimate.unsteadyUntil;
  }

  isFlapping(index: LineIndex): boolean {
    const line = this.watch.lines.find((watched) => watched.index === index);
    return line !== undefined && isFlapping(line.flaps, monotonicMs());
  }

  sample(intervalMs: number): LineSample[] {
    const { watch, figures } = takeFigures(this.watch, monotonicMs());
    this.watch = watch;
    return figures.flatMap((figure) => {
      const line = this.lines.get(figure.line);
      if (!line) return [];
      const [down, up] =
        this.role === 'site' ? [figure.rxBytes, figure.txBytes] : [figure.txBytes, figure.rxBytes];
      const { state, rttMs, jitterMs, lossPercent } = figure;
      const rates = { downKbit: (down * 8) / intervalMs, upKbit: (up * 8) / intervalMs };
      return [{ lineId: line.lineId, state, ...rates, rttMs, jitterMs, lossPercent }];
    });
  }

  private act(output: WatchOutput): void {
    if (output.kind === 'send') {
      const line = this.lines.get(output.heartbeat.line);
      if (line) this.effects.send(line, encodeHeartbeat(output.heartbeat));
      return;
    }
    const line = this.lines.get(output.line);
    if (!line) return;
    if (output.kind === 'rate') {
      this.effects.onRate({ siteId: line.siteId, index: line.index, kbit: output.kbit });
      return;
    }
    if (output.kind === 'granted') {
      this.effects.onGrant({ siteId: line.siteId, index: line.index, kbit: output.kbit });
      return;
    }
    this.sinceOf(output.line, output.state);
    const { state, cause } = output;
    const { siteId, lineId, index } = line;
    const [silentMs, lastedMs] = [Math.round(output.silentMs), Math.round(output.lastedMs)];
    this.effects.onVerdict({ siteId, lineId, index, state, cause, silentMs, lastedMs });
    this.prefer(monotonicMs());
  }

  private prefer(now: number): void {
    this.preferAt = now + PREFER_EACH_MS;
    const candidates = this.watch.lines.map((line) => ({
      line: line.index,
      up: line.state === 'up',
      rttMs: line.roundTrip?.smoothedMs ?? null,
    }));
    if (!candidates.some((line) => line.up)) return;
    const [leader, roundTrips] = [this.preference?.order[0], this.roundTrips];
    this.preference = choosePreference(this.preference, candidates, now);
    this.roundTrips = holdRoundTrips(
      roundTrips,
      this.watch.lines.map((line) => ({ line: line.index, floorMs: floorOf(line.roundTripFloor) })),
    );
    if (this.preference.order[0] === leader && this.roundTrips === roundTrips) return;
    const order = this.preference.order.flatMap((index) => {
      const line = this.lines.get(index);
      return line ? [{ lineId: line.lineId, index: line.index }] : [];
    });
    this.effects.onPreference({ siteId: this.siteId, order, roundTrips: this.roundTrips });
  }

  private sinceOf(index: number, state: string): string {
    const known = this.since.get(index);
    if (known?.state === state) return known.at;
    const at = new Date().toISOString();
    this.since.set(index, { state, at });
    return at;
  }
}

function same(a: WatchedLine | undefined, b: WatchedLine): boolean {
  return (
    a !== undefined &&
    a.lineId === b.lineId &&
    a.tunnel === b.tunnel &&
    a.wan === b.wan &&
    a.localAddress === b.localAddress &&
    a.peerAddress === b.peerAddress &&
    a.heartbeatPort === b.heartbeatPort
  );
}

function equal(a: WatchedLine | undefined, b: WatchedLine): boolean {
  return a !== undefined && JSON.stringify(a) === JSON.stringify(b);
}
