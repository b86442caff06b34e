import type { DeviceRole, LineCause, LineState } from '@tresse/contracts';
import type { Heartbeat } from '../heartbeat/packet.js';
import type { Arrivals } from '../measure/arrivals.js';
import type { Beside } from '../measure/beside.js';
import type { Flaps } from '../measure/flaps.js';
import type { Floor } from '../measure/floor.js';
import type { Gaps } from '../measure/gaps.js';
import type { Inflow } from '../measure/inflow.js';
import type { RoundTrip } from '../measure/round-trip.js';
import type { InterfaceCounters, Traffic } from '../measure/traffic.js';
import type { Inbound } from '../rate/inbound.js';
import type { Meter } from '../rate/meter.js';
import type { RateEstimate } from '../rate/rate-estimate.js';

/** Everything one end knows of one line. Times are monotonic, in ms. */
export interface LineWatch {
  readonly index: number;
  /** The verdict: of this end's hearing and of the peer's, as it told. */
  state: LineState;
  cause: LineCause | null;
  since: number;
  /** This end's own hearing of the line, and what is wrong with its interfaces, if anything. */
  hearing: 'unknown' | 'good' | 'deaf';
  link: LineCause | null;
  /** Last sign of life of any kind, and last heartbeat. */
  heardAt: number;
  beatHeardAt: number;
  /** Since when no silence was longer than makes suspicious: what a steady line says of the peer's machine holds. */
  steadySince: number;
  /** Since when this end has had doubts; null when it has none. */
  suspectAt: number | null;
  /** From when on the peer's fast heartbeats must be here; null while the peer does not send them. */
  fastFrom: number | null;
  /** What the peer promised: its next heartbeat within so many ms of then. */
  promise: { ms: number; at: number } | null;
  /** The present run of heartbeats on a line not yet taken for good. */
  run: { beats: number; since: number; echoed: boolean } | null;
  /** Sending: sequence number of the next heartbeat, when the first and the last one left, when it or data last left. */
  sequence: number;
  firstBeatAt: number | null;
  beatAt: number;
  /** When the last heartbeat left that asked for an answer. */
  askedAt: number;
  sentAt: number;
  /** When the last heartbeat left that told what the line delivers. */
  reportedAt: number;
  /** Since when the tunnel has not taken what was handed to it, and when that was last seen. */
  handedAt: number | null;
  stuckAt: number;
  /** Until when this end beats fast on the line. */
  beatingUntil: number;
  trafficUntil: number;
  traffic: Traffic | null;
  /** What goes beside the tunnel; null where the tunnel carries all. */
  beside: Beside | null;
  /** All that its own interface brings: heartbeats are lost in a queue that overflows, data still arrives. Null where nothing counts it. */
  inflow: Inflow | null;
  gaps: Gaps;
  flaps: Flaps;
  roundTrip: RoundTrip | null;
  roundTripFloor: Floor | null;
  arrivals: Arrivals | null;
  /** What comes by the line, as its sender is to know. */
  inbound: Inbound;
  received: Meter;
  /** All that comes by a line that carries more than its tunnel; empty where that is not counted. */
  bareReceived: Meter;
  sent: Meter;
  /** What this end may send by the line, and the rate that was last told. */
  estimate: RateEstimate;
  toldKbit: { kbit: number | null; at: number };
  /** The most that the peer shall send by the line, and that the peer grants us, in kbit/s; null for what it carries. */
  grantsKbit: number | null;
  grantedKbit: number | null;
  /** Counters and availability at the last figures taken. */
  taken: { counters: InterfaceCounters | null; at: number; upMs: number; stateAt: number };
}

/** What the peer told of itself last. */
export interface PeerNews {
  session: number;
  news: number;
  deaf: number;
  want: number;
  fast: number;
  stallMs: number;
}

/** One end's watch over the lines of one site: the unit in which lines vouch for each other's peer. */
export interface SiteWatch {
  readonly role: DeviceRole;
  readonly session: number;
  now: number;
  lines: LineWatch[];
  /** Where the count of heartbeats stood, by index, when lines were last taken away or added. */
  counted: ReadonlyMap<number, number>;
  /** Our masks as last told, and the count of their changes. */
  told: { news: number; deaf: number; want: number; fast: number };
  peer: PeerNews | null;
  /** How long this machine lately kept the watch or a tunnel waiting. */
  stalls: Gaps;
  /** Until when the peer's silence is excused, since it said that it leaves. */
  awayUntil: number;
  attendUntil: number;
  /** Until when every heartbeat is sent whatever else leaves: it carries a verdict or a stall that the peer may not know. */
  urgentUntil: number;
}

/** A count of bytes as it was at a time in ms. */
export interface ByteCount {
  readonly bytes: number;
  readonly at: number;
}

export type WatchInput =
  | {
      kind: 'tick';
      now: number;
      /** How much later than planned this tick comes, in ms: what our own stall hides is no silence. */
      lateMs: number;
      /** Counters of each line's tunnel, by index; absent when the interface is missing. */
      counters: ReadonlyMap<number, InterfaceCounters>;
      /** Packets that the line has sent beside its tunnel, by index; absent where the tunnel carries all. */
      bareOut?: ReadonlyMap<number, number>;
      /** IP-level bytes that had come by the line in all at a time, by index; absent where nobody counts beside the tunnel. */
      bareIn?: ReadonlyMap<number, ByteCount>;
      /** What is wrong with a line's interfaces, by index; absent when nothing is. */
      links: ReadonlyMap<number, LineCause>;
    }
  | { kind: 'heard'; now: number; heartbeat: Heartbeat }
  | { kind: 'attend'; now: number; untilMs: number }
  | { kind: 'leave'; now: number };

export type WatchOutput =
  | { kind: 'send'; heartbeat: Heartbeat }
  /** What this end may send by the line from now on, in kbit/s. */
  | { kind: 'rate'; line: number; kbit: number }
  /** The most that the peer grants this end from now on, in kbit/s; null for what the line carries. */
  | { kind: 'granted'; line: number; kbit: number | null }
  | {
      kind: 'verdict';
      line: number;
      state: 'up' | 'down';
      cause: LineCause | null;
      /** Silence before the verdict, and how long the former state had lasted, in ms. */
      silentMs: number;
      lastedMs: number;
    };

/** The bit of a line in a heartbeat's masks. */
export function bitOf(index: number): number {
  return 1 << (index - 1);
}
