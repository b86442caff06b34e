import { performance } from 'node:perf_hooks';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { DeviceRole } from '@tresse/contracts';
import { decodeHeartbeat, type InterfaceCounters } from '@tresse/line-quality';
import { SiteRuntime } from './site-runtime.js';
import type { GrantChange, LineVerdict, WatchedLine } from './types.js';

const SITE = '0d9f4a0e-7c55-4d0b-8a63-1f6a4a3f8f01';
const [HERE, ELSEWHERE] = ['10.77.0.1', '10.78.0.1'];
const ONE_WAY_MS = 5;
const STILL = { rxBytes: 0, rxPackets: 0, txBytes: 0, txPackets: 0 };

/** The site's line of this index; `lineId` tells one from the next that takes the index. */
function siteLine(index: number, more: Partial<WatchedLine> = {}): WatchedLine {
  return {
    ...{ siteId: SITE, lineId: `line ${index}`, index, tunnel: `tl${index}`, wan: `wan${index}` },
    ...{ bare: false, resting: false, agreedKbit: null, heartbeatPort: 4_431, grantsKbit: null },
    ...{ localAddress: `10.77.0.${16 + index}`, peerAddress: HERE, ...more },
  };
}

/** The same line as a relay with this address has it. */
function relayLine(index: number, relay = HERE, lineId = `line ${index}`): WatchedLine {
  const { grantsKbit: _none, ...line } = siteLine(index, { lineId, tunnel: `tr1-${index}`, wan: null });
  return { ...line, localAddress: relay, peerAddress: line.localAddress };
}

/** An end of the lines, its runtime and what that has said. */
class End {
  readonly grants: GrantChange[] = [];
  readonly verdicts: LineVerdict[] = [];
  readonly counters = new Map<string, InterfaceCounters>();
  readonly runtime: SiteRuntime;
  private lines: readonly WatchedLine[] = [];

  constructor(role: DeviceRole, send: (from: WatchedLine, datagram: Uint8Array) => void) {
    this.runtime = new SiteRuntime(role, SITE, {
      send: (path, datagram) => {
        const line = this.lineOf(path.localAddress, path.peerAddress);
        if (!line) return;
        this.count(line, 'txPackets');
        send(line, datagram);
      },
      onVerdict: (verdict) => this.verdicts.push(verdict),
      onPreference: () => undefined,
      onRate: () => undefined,
      onGrant: (change) => this.grants.push(change),
    });
  }

  update(lines: readonly WatchedLine[]): void {
    this.lines = lines;
    for (const { tunnel } of lines) if (!this.counters.has(tunnel)) this.counters.set(tunnel, STILL);
    this.runtime.update(lines);
  }

  hear(sentBy: WatchedLine, datagram: Uint8Array, now: number): void {
    const line = this.lineOf(sentBy.peerAddress, sentBy.localAddress);
    const heartbeat = decodeHeartbeat(datagram);
    if (!line || !heartbeat) return;
    this.count(line, 'rxPackets');
    this.runtime.feed({ kind: 'heard', now, heartbeat });
  }

  private lineOf(local: string, peer: string): WatchedLine | undefined {
    return this.lines.find(({ localAddress, peerAddress }) => localAddress === local && peerAddress === peer);
  }

  private count({ tunnel }: WatchedLine, what: 'rxPackets' | 'txPackets'): void {
    const before = this.counters.get(tunnel) ?? STILL;
    this.counters.set(tunnel, { ...before, [what]: before[what] + 1 });
  }
}

/** A site and two relays, on a clock of their own. */
class Bench {
  now = 1_000;
  readonly site: End;
  readonly relay: End;
  readonly other: End;
  private readonly way: { at: number; from: WatchedLine; datagram: Uint8Array }[] = [];

  constructor() {
    jest.spyOn(performance, 'now').mockImplementation(() => this.now);
    const send = (from: WatchedLine, datagram: Uint8Array): void =>
      void this.way.push({ at: this.now + ONE_WAY_MS, from, datagram });
    this.site = new End('site', send);
    this.relay = new End('relay', send);
    this.other = new End('relay', send);
    this.relay.update([relayLine(1), relayLine(2)]);
    this.other.update([relayLine(1, ELSEWHERE), relayLine(2, ELSEWHERE)]);
    this.site.update([siteLine(1), siteLine(2)]);
  }

  /** Lets so many ms pass. */
  pass(ms: number): void {
    const ends = [this.site, this.relay, this.other];
    for (const until = this.now + ms; this.now < until; this.now += ONE_WAY_MS) {
      while ((this.way[0]?.at ?? Infinity) <= this.now) {
        const heard = this.way.shift();
        if (heard) for (const end of ends) end.hear(heard.from, heard.datagram, this.now);
      }
      for (const { runtime, counters } of ends)
        if (runtime.dueAt <= this.now) runtime.tick(counters, new Map());
    }
  }
}

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
  bench.pass(2_000);
  expect(bench.site.verdicts.map(({ state }) => state)).toEqual(['up', 'up']);
});
afterEach(() => void jest.restoreAllMocks());

/** Round trip of the lines in ms, and what they have lost since the last call. */
const figures = ({ runtime }: End) =>
  runtime.sample(1_000).map(({ rttMs, lossPercent }) => [Math.round(rttMs ?? Infinity), lossPercent ?? 0]);
const downs = ({ verdicts }: End) => verdicts.filter(({ state }) => state === 'down');

describe("a site's lines", () => {
  it('are measured within a second when one has another interface, and none is accused', () => {
    const { site, relay } = bench;
    bench.pass(600_000);
    figures(site);
    site.update([siteLine(1), siteLine(2, { wan: 'ppp0' })]);
    bench.pass(1_000);
    expect(figures(site)).toEqual([
      [10, 0],
      [10, 0],
    ]);
    expect([...downs(site), ...downs(relay)]).toEqual([]);
  });

  it('are measured within a second of their return to a relay that had never let go of them', () => {
    const { site, relay } = bench;
    const move = (peerAddress: string, moves: number) =>
      site.update([1, 2].map((index) => siteLine(index, { peerAddress, tunnel: `tl${index}-${moves}` })));
    bench.pass(60_000);
    move(ELSEWHERE, 1);
    bench.pass(300_000);
    expect(downs(relay)).toHaveLength(2);
    move(HERE, 2);
    bench.pass(1_000);
    expect(figures(site)).toEqual([
      [10, 0],
      [10, 0],
    ]);
    for (const { runtime } of [site, relay])
      expect(runtime.states().map(({ state }) => state)).toEqual(['up', 'up']);
  });
});

describe('a line that takes the index of one whose allowance is spent', () => {
  it('is free at the relay', () => {
    const { site, relay } = bench;
    site.update([siteLine(1), siteLine(2, { grantsKbit: 128 })]);
    bench.pass(30_000);
    expect(relay.grants).toEqual([{ siteId: SITE, index: 2, kbit: 128 }]);
    relay.update([relayLine(1), relayLine(2, HERE, 'another')]);
    site.update([siteLine(1), siteLine(2, { lineId: 'another' })]);
    bench.pass(30_000);
    expect(relay.grants.slice(1)).toEqual([{ siteId: SITE, index: 2, kbit: null }]);
    expect(site.grants).toEqual([]);
  });

  it('is free as soon as the site knows it too, if that is later', () => {
    const { site, relay } = bench;
    site.update([siteLine(1), siteLine(2, { grantsKbit: 128 })]);
    bench.pass(30_000);
    relay.update([relayLine(1), relayLine(2, HERE, 'another')]);
    bench.pass(1_000);
    site.update([siteLine(1), siteLine(2, { lineId: 'another' })]);
    bench.pass(1_000);
    expect(relay.grants.map(({ kbit }) => kbit)).toEqual([128, null, 128, null]);
  });

  it('leaves the bound of a spent line alone at the end that has set it', () => {
    const { site } = bench;
    site.update([siteLine(1), siteLine(2, { grantsKbit: 128 })]);
    bench.pass(1_000);
    site.update([siteLine(1), siteLine(2, { grantsKbit: 128, wan: 'ppp0' })]);
    bench.pass(1_000);
    expect(site.grants).toEqual([]);
  });
});
