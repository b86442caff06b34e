import type { LineCause, LineState } from '@tresse/contracts';
import { withFlap } from '../measure/flaps.js';
import { afterOutage } from '../rate/estimate.js';
import { bitOf, type LineWatch, type SiteWatch, type WatchOutput } from './state.js';

/** Joins both ends' hearing to one verdict a line, and tells each change. */
export function settleVerdicts(watch: SiteWatch): WatchOutput[] {
  const verdicts: WatchOutput[] = [];
  for (const line of watch.lines) {
    const { state, cause } = verdictOn(watch, line);
    if (line.state === 'down' && state === 'down') line.cause = cause;
    if (state === line.state || state === 'unknown') continue;
    const lastedMs = watch.now - line.since;
    const silentMs = state === 'down' ? Math.max(0, watch.now - line.heardAt) : 0;
    if (line.state === 'up') line.flaps = withFlap(line.flaps, lastedMs, watch.now);
    if (line.state === 'down') line.estimate = afterOutage(line.estimate, watch.now);
    countAvailability(line, watch.now);
    Object.assign(line, { state, cause, since: watch.now });
    verdicts.push({ kind: 'verdict', line: line.index, state, cause, silentMs, lastedMs });
  }
  return verdicts;
}

function verdictOn(watch: SiteWatch, line: LineWatch): { state: LineState; cause: LineCause | null } {
  if (line.hearing === 'unknown') return { state: 'unknown', cause: null };
  const peerDeaf = ((watch.peer?.deaf ?? 0) & bitOf(line.index)) !== 0;
  if (line.hearing === 'deaf' || peerDeaf) return { state: 'down', cause: line.link ?? 'silent' };
  return { state: 'up', cause: null };
}

/** Adds the time since the last change to the time the line was up. */
export function countAvailability(line: LineWatch, now: number): void {
  const upMs = line.taken.upMs + (line.state === 'up' ? now - line.taken.stateAt : 0);
  line.taken = { ...line.taken, upMs, stateAt: now };
}
