import type { LineCause } from '@tresse/contracts';
import type { Heartbeat } from '../heartbeat/packet.js';
import { restsUntil, standsStill } from '../watch/rest.js';
import { startSiteWatch, withLines } from '../watch/start.js';
import type { SiteWatch, WatchInput, WatchOutput } from '../watch/state.js';
import { step } from '../watch/step.js';
import { TIMING, tickDelay } from '../watch/timing.js';
import { type Direction, SimulatedPath } from './simulated-path.js';

export type End = 'site' | 'relay';
type Verdict = Extract<WatchOutput, { kind: 'verdict' }>;

interface Agent {
  watch: SiteWatch;
  counters: Map<number, { rxBytes: number; rxPackets: number; txBytes: number; txPackets: number }>;
  stalledUntil: number;
  /** Until when each line's tunnel, a process of its own, takes and gives nothing. */
  frozenUntil: Map<number, number>;
  inbox: Heartbeat[];
  running: boolean;
}

/** Both ends' watches over the same lines, on a clock of their own: events in order of time, no real time passes. */
export class SimulatedSite {
  now = 0;
  readonly verdicts: (Verdict & { end: End; at: number })[] = [];
  heartbeatsSent = 0;
  /** Ticks that were taken, and whether a watch that may rest is left alone. */
  readonly ticks = { site: 0, relay: 0 };
  mayRest = true;
  /** What is wrong with the site's interfaces. */
  readonly links = new Map<number, LineCause>();
  readonly agents: Record<End, Agent>;
  readonly paths = new Map<number, { up: SimulatedPath; down: SimulatedPath }>();
  private readonly events: { at: number; order: number; run: () => void }[] = [];
  private order = 0;
  private sessions = 1;

  constructor(
    lines: readonly { up: Direction; down: Direction }[],
    private readonly random: () => number,
  ) {
    lines.forEach((line, i) => {
      this.paths.set(i + 1, {
        up: new SimulatedPath(line.up, random),
        down: new SimulatedPath(line.down, random),
      });
    });
    this.agents = { site: this.startAgent('site', 1_000), relay: this.startAgent('relay', 4_294_960) };
  }

  /** Does `run` at a time of the simulation, in ms. */
  at(at: number, run: () => void): void {
    this.events.push({ at, order: this.order++, run });
  }

  /** Lets the simulation come to this time. */
  runUntil(end: number): void {
    for (;;) {
      let first = -1;
      for (let i = 0; i < this.events.length; i++) {
        const [a, b] = [this.events[i], this.events[first]];
        if (a && a.at <= end && (!b || a.at < b.at || (a.at === b.at && a.order < b.order))) first = i;
      }
      const [event] = first < 0 ? [] : this.events.splice(first, 1);
      if (!event) break;
      this.now = Math.max(this.now, event.at);
      event.run();
    }
    this.now = end;
  }

  /** Bulk packets of 1500 bytes that keep a direction's queue full, or `packetsPerS` of them, until a time. */
  load(line: number, from: End, packetsPerS: number, until: number): void {
    const send = (): void => {
      if (this.now >= until) return;
      this.transmit(line, from, 1_500, null);
      this.at(this.now + 1_000 / packetsPerS, send);
    };
    this.at(this.now, send);
  }

  cut(line: number, directions: readonly End[] = ['site', 'relay']): void {
    for (const from of directions) this.pathFrom(line, from).cut = true;
  }

  restore(line: number): void {
    for (const from of ['site', 'relay'] as const) this.pathFrom(line, from).cut = false;
  }

  /** The agent's event loop does nothing for a while; the kernel goes on. */
  stall(end: End, forMs: number): void {
    this.agents[end].stalledUntil = this.now + forMs;
  }

  /** The process of a line's tunnel does not get the processor for a while; what comes to it waits. */
  freeze(end: End, line: number, forMs: number): void {
    this.agents[end].frozenUntil.set(line, this.now + forMs);
  }

  /** The whole machine stands still; the agent and the tunnels come to again one after another. */
  halt(end: End, forMs: number, spreadMs: number): void {
    this.stall(end, forMs + this.random() * spreadMs);
    for (const line of this.paths.keys()) this.freeze(end, line, forMs + this.random() * spreadMs);
  }

  stop(end: End, politely: boolean): void {
    if (politely) this.feed(end, { kind: 'leave', now: this.clock(end) });
    this.agents[end].running = false;
  }

  restart(end: End): void {
    const { counters } = this.agents[end];
    this.agents[end] = { ...this.startAgent(end, end === 'site' ? 1_000 : 4_294_960), counters };
  }

  /** The agent knows exactly these lines from now on. */
  know(end: End, lines: readonly number[]): void {
    this.agents[end].watch = withLines(this.agents[end].watch, lines, this.clock(end));
  }

  private clock(end: End): number {
    return this.now + (end === 'site' ? 1_000 : 4_294_960);
  }

  private pathFrom(line: number, from: End): SimulatedPath {
    const path = this.paths.get(line);
    if (!path) throw new Error(`no line ${line}`);
    return from === 'site' ? path.up : path.down;
  }

  private startAgent(end: End, offset: number): Agent {
    const indexes = [...this.paths.keys()];
    const agent: Agent = {
      watch: startSiteWatch(end, this.sessions++, indexes, this.now + offset),
      counters: new Map(indexes.map((i) => [i, { rxBytes: 0, rxPackets: 0, txBytes: 0, txPackets: 0 }])),
      stalledUntil: 0,
      frozenUntil: new Map(),
      inbox: [],
      running: true,
    };
    this.at(this.now + this.random() * 10, () => this.tick(end, agent, this.now));
    return agent;
  }

  private tick(end: End, agent: Agent, due: number): void {
    if (!agent.running || this.agents[end] !== agent) return;
    if (this.now < agent.stalledUntil) {
      this.at(agent.stalledUntil, () => this.tick(end, agent, due));
      return;
    }
    const counters = new Map([...agent.counters].map(([line, values]) => [line, { ...values }]));
    const lateMs = this.now - due;
    const rests = this.clock(end) < restsUntil(agent.watch) && standsStill(agent.watch, counters);
    if (!this.mayRest || !rests || lateMs >= TIMING.lateMs) {
      const links = end === 'site' ? new Map(this.links) : new Map();
      this.feed(end, { kind: 'tick', now: this.clock(end), lateMs, counters, links });
      this.ticks[end]++;
    }
    for (const heartbeat of agent.inbox.splice(0)) {
      this.feed(end, { kind: 'heard', now: this.clock(end), heartbeat });
    }
    const next = this.now + tickDelay(agent.watch);
    this.at(next + this.random() * 3, () => this.tick(end, agent, next));
  }

  private feed(end: End, input: WatchInput): void {
    const agent = this.agents[end];
    const { watch, outputs } = step(agent.watch, input);
    agent.watch = watch;
    for (const output of outputs) {
      if (output.kind === 'verdict') this.verdicts.push({ ...output, end, at: this.now });
      else if (output.kind === 'send') {
        this.heartbeatsSent++;
        this.transmit(output.heartbeat.line, end, 120, output.heartbeat);
      }
    }
  }

  private transmit(line: number, from: End, bytes: number, heartbeat: Heartbeat | null): void {
    const thawsAt = this.agents[from].frozenUntil.get(line) ?? 0;
    if (this.now < thawsAt) {
      this.at(thawsAt, () => this.transmit(line, from, bytes, heartbeat));
      return;
    }
    const own = this.agents[from].counters.get(line);
    if (own) own.txPackets++;
    const path = this.pathFrom(line, from);
    const arrival = path.accept(this.now, bytes);
    if (arrival === null) return;
    const arrive = (): void => {
      if (path.cut) return;
      const to = from === 'site' ? 'relay' : 'site';
      const agent = this.agents[to];
      const thawsAt = agent.frozenUntil.get(line) ?? 0;
      if (this.now < thawsAt) {
        this.at(thawsAt, arrive);
        return;
      }
      const counters = agent.counters.get(line);
      if (counters) counters.rxPackets++;
      if (!heartbeat || !agent.running) return;
      if (this.now < agent.stalledUntil) agent.inbox.push(heartbeat);
      else this.feed(to, { kind: 'heard', now: this.clock(to), heartbeat });
    };
    this.at(arrival, arrive);
  }
}
