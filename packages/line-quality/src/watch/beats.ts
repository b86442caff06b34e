import type { Heartbeat } from '../heartbeat/packet.js';
import { elapsedMs, wireMicros } from '../heartbeat/serial.js';
import { isBusy } from '../measure/beside.js';
import { faded } from '../measure/gaps.js';
import { withBeat } from '../measure/traffic.js';
import { type RateReport, reportOf } from '../rate/inbound.js';
import { bitOf, type LineWatch, type SiteWatch, type WatchOutput } from './state.js';
import { TIMING } from './timing.js';

/** Ticks are a little late or early: what is due within this many ms is sent now. */
const TICK_SLACK_MS = 2;

/** The heartbeats that are due now. */
export function beatsDue(watch: SiteWatch): WatchOutput[] {
  const beats: WatchOutput[] = [];
  for (const line of watch.lines) {
    if (line.link !== null || !isDue(watch, line)) continue;
    beats.push(heartbeatOn(watch, line, { wantsReply: asksReply(watch, line) }));
  }
  return beats;
}

/** A heartbeat leaves on the line now: counts it, and returns it as an output. */
export function heartbeatOn(
  watch: SiteWatch,
  line: LineWatch,
  flags: { wantsReply?: boolean; leaving?: boolean },
): WatchOutput {
  const sentAt = wireMicros(watch.now);
  const newest = line.arrivals?.newest;
  const heartbeat: Heartbeat = {
    line: line.index,
    wantsReply: flags.wantsReply ?? false,
    leaving: flags.leaving ?? false,
    session: watch.session,
    sequence: line.sequence,
    sentAt,
    echo: newest ? { sentAt: newest.sentAt, holdUs: elapsedMs(wireMicros(newest.at), sentAt) * 1_000 } : null,
    news: watch.told.news,
    deaf: watch.told.deaf,
    want: watch.told.want,
    fast: watch.told.fast,
    nextMs: intervalMs(watch, line) ?? 0,
    stallMs: Math.round(faded(watch.stalls, watch.now)),
    atMostKbit: line.grantsKbit,
    report: dueReport(watch, line),
  };
  line.sequence = (line.sequence + 1) % 2 ** 32;
  line.firstBeatAt ??= watch.now;
  line.beatAt = watch.now;
  if (heartbeat.report) line.reportedAt = watch.now;
  if (flags.wantsReply) line.askedAt = watch.now;
  line.sentAt = watch.now;
  line.handedAt ??= watch.now;
  if (line.traffic) line.traffic = withBeat(line.traffic, 'out');
  return { kind: 'send', heartbeat };
}

/** A report now and then: in each of the fast heartbeats it would cost a slow line half a hundredth of its rate. */
function dueReport(watch: SiteWatch, line: LineWatch): RateReport | null {
  const isDue = watch.now < line.trafficUntil && watch.now - line.reportedAt >= TIMING.reportMs;
  return isDue ? report(watch, line) : null;
}

/**
 * What the line delivers: all of it where that is counted, else what its tunnel brings. Only a relay says which, since some
 * can't count: a site always does, and a relay that is older than the word would take it for a part of the rate.
 */
function report({ role }: SiteWatch, { inbound, received, bareReceived }: LineWatch): RateReport | null {
  const counted = bareReceived.length > 0;
  return reportOf(inbound, counted ? bareReceived : received, counted && role === 'relay');
}

/** Time between heartbeats on the line now, in ms; null when this end only answers (the relay, on an idle line). */
function intervalMs(watch: SiteWatch, line: LineWatch): number | null {
  const { now } = watch;
  if (now < line.beatingUntil) return TIMING.fastBeatMs;
  if (line.hearing !== 'good') {
    const downMs = now - line.since;
    if (downMs <= TIMING.soonDownMs) return TIMING.soonProbeBeatMs;
    if (downMs <= TIMING.longDownMs) return TIMING.probeBeatMs;
    return siteSeeks(watch, line) ? null : TIMING.longProbeBeatMs;
  }
  if (watch.role === 'relay') return null;
  const attended = now < Math.max(watch.attendUntil, line.trafficUntil + TIMING.attentionHoldMs);
  return attended ? TIMING.attendedBeatMs : TIMING.idleBeatMs;
}

/**
 * A site that has said it hears nothing on the line looks for it by itself, or does not want it: its relay then costs
 * the line nothing, which somebody may be billed for.
 */
function siteSeeks(watch: SiteWatch, line: LineWatch): boolean {
  return watch.role === 'relay' && ((watch.peer?.deaf ?? 0) & bitOf(line.index)) !== 0;
}

/** What else leaves on a line stands for a heartbeat, but it carries no news and makes no run. */
function isDue(watch: SiteWatch, line: LineWatch): boolean {
  const interval = intervalMs(watch, line);
  if (interval === null) return false;
  const due = watch.now + TICK_SLACK_MS;
  if (interval !== TIMING.fastBeatMs) return due - line.beatAt >= interval;
  const speaks = line.state === 'up' && watch.now >= watch.urgentUntil ? line.sentAt : line.beatAt;
  const fastMs = isBusy(line.beside) ? TIMING.besideBeatMs : interval;
  return due - speaks >= fastMs || due - line.beatAt >= TIMING.busyBeatMs;
}

/** Slow heartbeats and doubtful ones ask for an answer; fast ones need none, since the peer beats fast as well. */
function asksReply(watch: SiteWatch, line: LineWatch): boolean {
  return watch.now >= line.beatingUntil || watch.lines.some((other) => other.suspectAt !== null);
}
