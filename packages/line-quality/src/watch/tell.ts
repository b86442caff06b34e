import { heartbeatOn } from './beats.js';
import { bitOf, type LineWatch, type SiteWatch, type WatchOutput } from './state.js';
import { TIMING } from './timing.js';

/** Brings our masks up to date; what the peer must know at once is sent at once. */
export function tell(watch: SiteWatch): WatchOutput[] {
  const { now, told, peer } = watch;
  const doubts = watch.lines.some((line) => line.suspectAt !== null);
  const next = { news: told.news, deaf: 0, want: 0, fast: 0 };
  for (const line of watch.lines) {
    const bit = bitOf(line.index);
    const wanted = wantsFast(watch, line, doubts);
    const fast = wanted || ((peer?.want ?? 0) & bit) !== 0;
    if (line.hearing === 'deaf') next.deaf |= bit;
    if (wanted) next.want |= bit;
    if (fast) {
      next.fast |= bit;
      line.beatingUntil = now + TIMING.lingerMs;
    }
  }
  if (next.deaf === told.deaf && next.want === told.want && next.fast === told.fast) return [];
  watch.told = { ...next, news: (told.news + 1) % 2 ** 16 };
  const concerned = (told.want ^ next.want) | (told.fast ^ next.fast);
  if (next.deaf !== told.deaf) lingerEverywhere(watch);
  const audience = watch.lines.filter(
    (line) => next.deaf !== told.deaf || doubts || (concerned & bitOf(line.index)) !== 0,
  );
  return audience.filter(canCarry).map((line) => heartbeatOn(watch, line, { wantsReply: doubts }));
}

/** Reasons of our own for fast heartbeats on a line; not that the peer wants them, or neither end would ever stop. */
function wantsFast(watch: SiteWatch, line: LineWatch, doubts: boolean): boolean {
  const returning = line.run !== null && watch.now - line.beatHeardAt <= TIMING.runEndsMs;
  return returning || (line.hearing === 'good' && (doubts || watch.now < line.trafficUntil));
}

/** A change of verdict is repeated for a while on all lines: one lost packet must not keep it from the peer. */
function lingerEverywhere(watch: SiteWatch): void {
  watch.urgentUntil = watch.now + TIMING.lingerMs / 2;
  for (const line of watch.lines) {
    line.beatingUntil = Math.max(line.beatingUntil, watch.now + TIMING.lingerMs / 2);
  }
}

function canCarry(line: LineWatch): boolean {
  return line.link === null;
}
