import { MAX_LINES } from '@tresse/contracts';
import type { RateReport } from '../rate/inbound.js';

/**
 * One heartbeat: who sends, what the sender last heard on this line, and the sender's news of all its lines, so
 * that what one end knows of a dead line reaches the other over any living one. Masks hold line `i` in bit `i − 1`.
 */
export interface Heartbeat {
  /** Index of the line it was sent on. */
  line: number;
  /** The sender asks for a heartbeat in return, at once. */
  wantsReply: boolean;
  /** The sender's agent is about to stop: its silence says nothing of the lines. */
  leaving: boolean;
  /** Drawn at each start of the sender's watch (32 bits). */
  session: number;
  /** Counts the sender's heartbeats on lines of this index, one after another, in its session (32 bits, wraps). */
  sequence: number;
  /** Sender's monotonic clock in µs (32 bits, wraps after 71 min). */
  sentAt: number;
  /** `sentAt` of the newest heartbeat heard on this line, and the µs since then (as in NTP, RFC 5905 §8). */
  echo: { sentAt: number; holdUs: number } | null;
  /** Counts changes of the masks (16 bits, wraps): the newest wins whatever line it came by. */
  news: number;
  /** Lines on which the sender no longer hears its peer. */
  deaf: number;
  /** Lines on which the sender has reasons of its own for fast heartbeats. */
  want: number;
  /** Lines on which something of the sender's leaves at least every 20 ms. */
  fast: number;
  /** The sender's next heartbeat on this line comes within so many ms; 0 when it promises none. */
  nextMs: number;
  /** How long the sender's machine lately kept its watch or its tunnels waiting for their turn, in ms. */
  stallMs: number;
  /** What this end has lately had by the line; left out of an idle line's heartbeats, which every byte costs. */
  report: RateReport | null;
  /** The most that the peer shall send by this line, in kbit/s, since its allowance is spent; null for what it carries. */
  atMostKbit: number | null;
}

/** Without a report and without a bound; what each of these adds. */
export const HEARTBEAT_BYTES = 34;
const REPORT_BYTES = 6;
const BOUND_BYTES = 4;

/** Of the rate in a report: the bit that says that it is of the whole line. */
const WHOLE = 2 ** 31;

const MAGIC = 0x7477;
const VERSION = 3;
const REPLY = 1;
const LEAVING = 2;
const ECHO = 4;
const REPORT = 8;
const BOUND = 16;

function lengthOf(flags: number): number {
  return HEARTBEAT_BYTES + (flags & REPORT ? REPORT_BYTES : 0) + (flags & BOUND ? BOUND_BYTES : 0);
}

function flagsOf({ wantsReply, leaving, echo, report, atMostKbit }: Heartbeat): number {
  return (
    (wantsReply ? REPLY : 0) |
    (leaving ? LEAVING : 0) |
    (echo ? ECHO : 0) |
    (report ? REPORT : 0) |
    (atMostKbit === null ? 0 : BOUND)
  );
}

/** The heartbeat, big-endian; `line` at byte 4, masks at 5–7, counters from 8, a report from 34, a bound at the end. */
export function encodeHeartbeat(beat: Heartbeat): Uint8Array {
  const flags = flagsOf(beat);
  const bytes = new Uint8Array(lengthOf(flags));
  const view = new DataView(bytes.buffer);
  view.setUint16(0, MAGIC);
  view.setUint8(2, VERSION);
  view.setUint8(3, flags);
  view.setUint8(4, beat.line);
  view.setUint8(5, beat.deaf);
  view.setUint8(6, beat.want);
  view.setUint8(7, beat.fast);
  view.setUint32(8, beat.session);
  view.setUint32(12, beat.sequence);
  view.setUint32(16, beat.sentAt);
  view.setUint32(20, beat.echo?.sentAt ?? 0);
  view.setUint32(24, beat.echo?.holdUs ?? 0);
  view.setUint16(28, beat.news);
  view.setUint16(30, beat.nextMs);
  view.setUint16(32, beat.stallMs);
  if (beat.report) {
    view.setUint16(34, Math.min(beat.report.delayMs, 0xff_ff));
    const { receivedKbit, isWhole } = beat.report;
    view.setUint32(36, Math.min(receivedKbit, WHOLE - 1) + (isWhole ? WHOLE : 0));
  }
  if (beat.atMostKbit !== null) view.setUint32(bytes.length - BOUND_BYTES, beat.atMostKbit);
  return bytes;
}

/** The heartbeat in a datagram, or undefined when it is not exactly one of this version. */
export function decodeHeartbeat(bytes: Uint8Array): Heartbeat | undefined {
  if (bytes.length < HEARTBEAT_BYTES) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const flags = view.getUint8(3);
  const line = view.getUint8(4);
  const echo = { sentAt: view.getUint32(20), holdUs: view.getUint32(24) };
  const known =
    view.getUint16(0) === MAGIC &&
    view.getUint8(2) === VERSION &&
    flags <= (REPLY | LEAVING | ECHO | REPORT | BOUND) &&
    bytes.length === lengthOf(flags) &&
    line >= 1 &&
    line <= MAX_LINES &&
    ((flags & ECHO) !== 0 || (echo.sentAt === 0 && echo.holdUs === 0));
  if (!known) return undefined;
  return {
    line,
    wantsReply: (flags & REPLY) !== 0,
    leaving: (flags & LEAVING) !== 0,
    deaf: view.getUint8(5),
    want: view.getUint8(6),
    fast: view.getUint8(7),
    session: view.getUint32(8),
    sequence: view.getUint32(12),
    sentAt: view.getUint32(16),
    echo: (flags & ECHO) !== 0 ? echo : null,
    news: view.getUint16(28),
    nextMs: view.getUint16(30),
    stallMs: view.getUint16(32),
    report: (flags & REPORT) !== 0 ? reportIn(view) : null,
    atMostKbit: (flags & BOUND) !== 0 ? view.getUint32(bytes.length - BOUND_BYTES) : null,
  };
}

function reportIn(view: DataView): RateReport {
  const rate = view.getUint32(36);
  const isWhole = rate >= WHOLE;
  return { delayMs: view.getUint16(34), receivedKbit: isWhole ? rate - WHOLE : rate, isWhole };
}
