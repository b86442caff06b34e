import { ahead } from '../heartbeat/serial.js';
import { chanceOfLoss } from '../measure/arrivals.js';
import { isBusy } from '../measure/beside.js';
import { deadlyMs, doubtfulMs, faded, SHORTEST_MS } from '../measure/gaps.js';
import { answerTimeMs } from '../measure/round-trip.js';
import type { LineWatch, SiteWatch } from './state.js';
import { TIMING } from './timing.js';

/** Slack on the measured time of an answer, and the answer time of a line never measured, in ms. */
const SLACK_MS = 40;
const UNMEASURED_MS = 1_000;
const LONGEST_ANSWER_MS = 1_500;
/** Data that flowed for so long without a pause does not stop by itself the moment its sender's agent stalls. */
const STEADY_FLOW_MS = 200;

/** Time in ms within which an answer on this line must be here, if nothing queues. */
export function answerWithinMs(line: LineWatch): number {
  return Math.min(LONGEST_ANSWER_MS, (answerTimeMs(line.roundTrip) ?? UNMEASURED_MS) + SLACK_MS);
}

/** Raises doubts on lines that should have been heard of; doubts make all lines of the site beat fast. */
export function suspect(watch: SiteWatch): void {
  for (const line of watch.lines) {
    if (line.hearing === 'good' && line.suspectAt === null && isDoubtful(watch, line)) {
      line.suspectAt = watch.now;
    }
  }
}

function isDoubtful(watch: SiteWatch, line: LineWatch): boolean {
  const { now } = watch;
  if (now < watch.awayUntil) return false;
  if (line.fastFrom !== null) {
    // Heartbeats are further apart there, and its data speaks too.
    const longest = isBusy(line.beside) ? TIMING.suspicionMs : doubtfulMs(line.gaps, now, TIMING.suspicionMs);
    return now - Math.max(line.heardAt, line.fastFrom) >= longest;
  }
  const unanswered = (sentAt: number) => sentAt > line.heardAt && now - sentAt >= answerWithinMs(line);
  const slowBeat = watch.role === 'site' && unanswered(line.askedAt);
  const data = line.traffic !== null && unanswered(line.traffic.dataOutAt);
  return slowBeat || data || now > promiseEndsAt(line);
}

/** Until when the peer's silence on the line is what it promised; endless where it promised nothing. */
export function promiseEndsAt({ promise, heardAt }: LineWatch): number {
  if (promise === null) return Number.POSITIVE_INFINITY;
  return Math.max(heardAt, promise.at) + promise.ms * 1.1 + 500;
}

/** Turns silence into deafness, by the rules of `step`. */
export function judgeHearing(watch: SiteWatch): void {
  for (const line of watch.lines) {
    if (line.run && watch.now - line.beatHeardAt > TIMING.runEndsMs) line.run = null;
    if (line.hearing === 'deaf') continue;
    if (line.link !== null || (mayBeSilent(watch, line) && isSilent(watch, line))) {
      line.hearing = 'deaf';
      line.suspectAt = null;
      line.run = null;
    }
  }
}

function mayBeSilent(watch: SiteWatch, line: LineWatch): boolean {
  return watch.now >= watch.awayUntil && watch.now > line.heardAt;
}

function isSilent(watch: SiteWatch, line: LineWatch): boolean {
  if (line.hearing === 'good' && watch.now - line.heardAt < SHORTEST_MS) return false;
  const others = watch.lines.filter((other) => other !== line);
  const agentHeardAt = Math.max(...others.map((other) => other.beatHeardAt));
  if (line.hearing === 'unknown') {
    const proven = agentHeardAt > line.since;
    return watch.now - line.heardAt >= (proven ? TIMING.unknownMs : TIMING.unprovenMs);
  }
  const from = Math.max(line.heardAt, silenceCountsFrom(line));
  if (watch.now - from >= TIMING.unprovenMs) return true;
  const counts = Math.max(from, line.stuckAt, steadySince(others));
  const stallsMs = faded(watch.stalls, watch.now) + (watch.peer?.stallMs ?? 0);
  const deadly = deadlyMs(line.gaps, chanceOfLoss(line.arrivals), stallsMs, watch.now);
  if (watch.now - counts < deadly) return false;
  return (
    others.some((other) => agentLived(line, other, from, deadly)) || dataStopped(watch, line, agentHeardAt)
  );
}

/**
 * Since when some other line that should speak has done so without a pause. Before, the lines were silent together:
 * that was the machine at one of the ends, and what it brings first does not accuse what it brings next.
 */
function steadySince(others: readonly LineWatch[]): number {
  const speaking = others.filter(({ hearing, fastFrom }) => hearing === 'good' && fastFrom !== null);
  return speaking.length === 0
    ? Number.NEGATIVE_INFINITY
    : Math.min(...speaking.map((other) => other.steadySince));
}

/**
 * The peer's agent has sent by another line so long after it was last heard on this one that this line should have
 * spoken: by the sender's own clock, because what stood in a queue proves nothing of the time when it came out.
 */
function agentLived(line: LineWatch, other: LineWatch, from: number, deadly: number): boolean {
  const enough = deadly - TIMING.fastBeatMs - 5;
  const [here, there] = [line.arrivals?.newest, other.arrivals?.newest];
  if (!here || !there) return other.beatHeardAt >= from + enough;
  return ahead(there.sentAt, here.sentAt, 32) / 1_000 - (from - here.at) >= enough;
}

/** From when silence counts: fast heartbeats should be here, or answers to ours even if they stood in a queue. */
function silenceCountsFrom(line: LineWatch): number {
  const answers =
    line.suspectAt === null
      ? Number.POSITIVE_INFINITY
      : line.suspectAt + answerWithinMs(line) + TIMING.queueMs;
  return Math.min(line.fastFrom ?? Number.POSITIVE_INFINITY, answers);
}

/**
 * Data was flowing in without a pause and stopped dead, while another line still speaks. The peer's kernel sends data,
 * so a stall of its agent does not explain this; that the agent was heard lately on any line excludes that it has
 * crashed.
 */
function dataStopped(watch: SiteWatch, line: LineWatch, agentHeardAt: number): boolean {
  const { dataInAt, flowingSince } = line.traffic ?? { dataInAt: Number.NEGATIVE_INFINITY, flowingSince: 0 };
  const otherHeardAt = Math.max(...watch.lines.filter((o) => o !== line).map((other) => other.heardAt));
  return (
    line.heardAt - dataInAt <= 3 * TIMING.activeTickMs &&
    dataInAt - flowingSince >= STEADY_FLOW_MS &&
    watch.now - otherHeardAt <= 2 * TIMING.fastBeatMs &&
    watch.now - Math.max(agentHeardAt, line.beatHeardAt) <= 2 * TIMING.busyBeatMs
  );
}
