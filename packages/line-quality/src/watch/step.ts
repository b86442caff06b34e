import { beatsDue, heartbeatOn } from './beats.js';
import { copyOf } from './copy.js';
import { hear } from './hear.js';
import { judgeHearing, suspect } from './judge.js';
import { observe } from './observe.js';
import { tellRates } from './rates.js';
import type { SiteWatch, WatchInput, WatchOutput } from './state.js';
import { tell } from './tell.js';
import { settleVerdicts } from './verdict.js';

/**
 * One step of the watch over a site's lines: what is known now, and what is to be done at once (verdicts before
 * heartbeats). Never changes what it is given.
 *
 * The method, with its reason: a line is dead when **nothing of any kind** has come by it for X ms although the
 * peer leaves something on it each 20 ms (a queue delays packets but does not silence a line; echo time-outs gave
 * false alarms by the hundred), and the peer has proven on another line, in that time, that it lives (its stalls,
 * restarts and crashes silence all lines alike, and with no line left there is nothing to fail over to).
 */
export function step(before: SiteWatch, input: WatchInput): { watch: SiteWatch; outputs: WatchOutput[] } {
  const watch = copyOf(before, input.now);
  switch (input.kind) {
    case 'tick': {
      observe(watch, input);
      suspect(watch);
      judgeHearing(watch);
      const verdicts = settleVerdicts(watch);
      const urgent = tell(watch);
      return { watch, outputs: [...verdicts, ...urgent, ...beatsDue(watch)] };
    }
    case 'heard': {
      const replies = hear(watch, input.heartbeat);
      const verdicts = settleVerdicts(watch);
      const urgent = tell(watch);
      return { watch, outputs: [...verdicts, ...urgent, ...replies(), ...tellRates(watch)] };
    }
    case 'attend':
      watch.attendUntil = Math.max(watch.attendUntil, input.untilMs);
      return { watch, outputs: [] };
    case 'leave':
      return {
        watch,
        outputs: watch.lines.map((line) => heartbeatOn(watch, line, { leaving: true })),
      };
  }
}
