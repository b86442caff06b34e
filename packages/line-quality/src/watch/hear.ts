import type { Heartbeat } from '../heartbeat/packet.js';
import { ahead, elapsedMs, wireMicros } from '../heartbeat/serial.js';
import { firstArrival, withArrival } from '../measure/arrivals.js';
import { requiredGoodMs } from '../measure/flaps.js';
import { withSample } from '../measure/floor.js';
import { withRoundTrip } from '../measure/round-trip.js';
import { withBeat } from '../measure/traffic.js';
import { withReport } from '../rate/estimate.js';
import { NOTHING_INBOUND, waitedMs, withPassage } from '../rate/inbound.js';
import { meteredKbit } from '../rate/meter.js';
import { heartbeatOn } from './beats.js';
import { answerWithinMs } from './judge.js';
import { signOfLife } from './observe.js';
import { bitOf, type LineWatch, type SiteWatch, type WatchOutput } from './state.js';
import { TIMING } from './timing.js';

/** Heartbeats in a row that make a line good again. */
const RUN_BEATS = 4;
/** Fast heartbeats told of on the line itself are this close behind, in ms. */
const FOLLOWS_MS = 30;
/** A heartbeat that waited for so long on its way stood in a queue, in ms: those lost before it found the queue full. */
const QUEUED_MS = 40;

/** Takes in a heartbeat; the answer, if one is asked for, is made when the watch has settled. */
export function hear(watch: SiteWatch, beat: Heartbeat): () => WatchOutput[] {
  const line = watch.lines.find((known) => known.index === beat.line);
  if (!line) return () => [];
  acceptSession(watch, beat);
  acceptNews(watch, beat);
  if (beat.leaving) watch.awayUntil = watch.now + TIMING.leaveMs;
  measure(watch, line, beat);
  extendRun(watch, line, beat);
  signOfLife(line, watch.now);
  line.beatHeardAt = watch.now;
  const granted = takeGrant(line, beat);
  line.promise = promiseOf(watch, beat);
  if (line.traffic) line.traffic = withBeat(line.traffic, 'in');
  return () => {
    const answered = watch.now - line.beatAt < TIMING.fastBeatMs;
    const reply = beat.wantsReply && !answered && line.link === null;
    return [...granted, ...(reply ? [heartbeatOn(watch, line, {})] : [])];
  };
}

/**
 * A site speaks on each line at least as often as on an idle one, so after fast heartbeats too: else a line whose way to the
 * relay dies before the first slow one would be missed by nobody, the relay's own heartbeats still coming through. A relay
 * only answers on an idle line, and owes nothing.
 */
function promiseOf({ role, now }: SiteWatch, { nextMs }: Pick<Heartbeat, 'nextMs'>): LineWatch['promise'] {
  if (nextMs > TIMING.fastBeatMs) return { ms: nextMs, at: now };
  return role === 'relay' ? { ms: TIMING.idleBeatMs, at: now } : null;
}

/** Each heartbeat says anew what the peer grants: what was lost is made up for by the next. */
function takeGrant(line: LineWatch, { atMostKbit: kbit }: Heartbeat): WatchOutput[] {
  if (kbit === line.grantedKbit) return [];
  line.grantedKbit = kbit;
  return [{ kind: 'granted', line: line.index, kbit }];
}

/** A peer that started anew counts from the beginning, and is not away. */
function acceptSession(watch: SiteWatch, beat: Heartbeat): void {
  if (watch.peer?.session === beat.session) return;
  watch.peer = {
    session: beat.session,
    news: (beat.news - 1 + 2 ** 16) % 2 ** 16,
    deaf: 0,
    want: 0,
    fast: 0,
    stallMs: 0,
  };
  watch.awayUntil = watch.now;
  for (const line of watch.lines)
    Object.assign(line, {
      arrivals: null,
      inbound: NOTHING_INBOUND,
      fastFrom: null,
      promise: promiseOf(watch, { nextMs: 0 }),
    });
}

function acceptNews(watch: SiteWatch, beat: Heartbeat): void {
  const { peer } = watch;
  if (!peer || ahead(beat.news, peer.news, 16) < 0) return;
  const { session, news, deaf, want, fast, stallMs } = beat;
  watch.peer = { session, news, deaf, want, fast, stallMs };
  for (const line of watch.lines) {
    if ((fast & bitOf(line.index)) === 0) line.fastFrom = null;
    else {
      const here = line.index === beat.line ? FOLLOWS_MS : answerWithinMs(line);
      line.fastFrom = Math.min(line.fastFrom ?? Number.POSITIVE_INFINITY, watch.now + here);
    }
  }
}

/**
 * What the other end reports counts where it can know it: of a line that carries more than its tunnel it must have counted
 * the whole. There the tunnel's counters say too little of what was sent.
 */
function measure(watch: SiteWatch, line: LineWatch, beat: Heartbeat): void {
  const { now } = watch;
  line.inbound = withPassage(line.inbound, beat.sentAt, now);
  line.arrivals = line.arrivals
    ? withArrival(line.arrivals, beat, now, waitedMs(line.inbound) >= QUEUED_MS)
    : firstArrival(beat.sequence, beat.sentAt, now);
  if (beat.report && (line.beside === null || beat.report.isWhole)) {
    const sentKbit = Math.max(meteredKbit(line.sent) ?? 0, beat.report.receivedKbit);
    line.estimate = withReport(line.estimate, beat.report, sentKbit, now);
  }
  if (!beat.echo || line.firstBeatAt === null) return;
  const age = elapsedMs(beat.echo.sentAt, wireMicros(now));
  const roundTripMs = age - beat.echo.holdUs / 1_000;
  const ours = age <= now - line.firstBeatAt + 1;
  if (!ours || roundTripMs < 0) return;
  line.roundTrip = withRoundTrip(line.roundTrip, roundTripMs);
  line.roundTripFloor = withSample(line.roundTripFloor, roundTripMs, now);
}

/** Counts heartbeats in a row on a line not taken for good; enough of them, for long enough, and it is. */
function extendRun(watch: SiteWatch, line: LineWatch, beat: Heartbeat): void {
  if (line.hearing === 'good' || line.link !== null) {
    line.run = null;
    return;
  }
  const { now } = watch;
  const goesOn = line.run !== null && now - line.beatHeardAt <= TIMING.runGapMs;
  const run = goesOn && line.run ? line.run : { beats: 0, since: now, echoed: false };
  line.run = { ...run, beats: run.beats + 1, echoed: run.echoed || beat.echo !== null };
  const required = line.hearing === 'unknown' ? 0 : requiredGoodMs(line.flaps, now);
  if (line.run.beats >= RUN_BEATS && line.run.echoed && now - run.since >= required) {
    line.hearing = 'good';
    line.run = null;
  }
}
