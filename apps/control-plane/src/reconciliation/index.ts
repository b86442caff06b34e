/**
 * How rows and what stands at providers are brought to agree, of whatever kind they are: a loop that looks when there may be
 * something to do, a reconciler of all that is due, steps that go on from the rows alone, and a reaper of what no row owns.
 */
export { ControlLoop } from './control-loop.js';
export type { Unsettled } from './due.js';
export { nextAttempt } from './next-attempt.js';
export { Reaper } from './reaper.js';
export { Reconciler } from './reconciler.js';
export { takeSteps } from './take-steps.js';
export { Wakeable } from './wakeable.js';
