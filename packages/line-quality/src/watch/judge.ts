import { deadlyMs } from '../measure/gaps.js';
import { answerTimeMs } from '../measure/round-trip.js';
import type { LineWatch, SiteWatch } from './state.js';
import { TIMING } from './timing.js';

/** Slack on the measured time of an answer, and the answer time of a line never measured, in ms. */
const SLACK_MS = 40;
const UNMEASURED_MS = 1_000;
const LONGEST_ANSWER_MS = 1_500;

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
  if (line.fastFrom !== null) return now - Math.max(line.heardAt, line.fastFrom) >= TIMING.suspicionMs;
  const unanswered = (sentAt: number) => sentAt > line.heardAt && now - sentAt >= answerWithinMs(line);
  const slowBeat = watch.role === 'site' && unanswered(line.askedAt);
  const data = line.traffic !== null && unanswered(line.traffic.dataOutAt);
  const broken =
    line.promise !== null && now - Math.max(line.heardAt, line.promise.at) > line.promise.ms * 1.1 + 500;
  return slowBeat || data || broken;
}

/** Turns silence into deafness, by the rules of `step`. */
export function judgeHearing(watch: SiteWatch): void {
  for (const line of watch.lines) {
    if (line.run && watch.now - line.beatHeardAt > 2 * TIMING.probeBeatMs) line.run = null;
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
  const others = watch.lines.filter((other) => other !== line);
  const agentHeardAt = Math.max(...others.map((other) => other.beatHeardAt));
  if (line.hearing === 'unknown') {
    const proven = agentHeardAt > line.since;
    return watch.now - line.heardAt >= (proven ? TIMING.unknownMs : TIMING.unprovenMs);
  }
  const from = Math.max(line.heardAt, silenceCountsFrom(line));
  const deadly = deadlyMs(line.gaps, watch.now);
  if (watch.now - from >= TIMING.unprovenMs) return true;
  if (watch.now - from < deadly) return false;
  return agentHeardAt >= from + deadly - TIMING.fastBeatMs - 5 || dataStopped(watch, line, agentHeardAt);
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
 * Data was flowing in and stopped dead, while another line still speaks. The peer's kernel sends data, so a stall of
 * its agent does not explain this; that the agent was heard lately on any line excludes that it has crashed.
 */
function dataStopped(watch: SiteWatch, line: LineWatch, agentHeardAt: number): boolean {
  const dataInAt = line.traffic?.dataInAt ?? Number.NEGATIVE_INFINITY;
  const otherHeardAt = Math.max(...watch.lines.filter((o) => o !== line).map((other) => other.heardAt));
  return (
    line.heardAt - dataInAt <= 3 * TIMING.activeTickMs &&
    watch.now - otherHeardAt <= 2 * TIMING.fastBeatMs &&
    watch.now - Math.max(agentHeardAt, line.beatHeardAt) <= 2 * TIMING.busyBeatMs
  );
}
