/** The line watcher at work: heartbeat sockets and interface counters in, verdicts on lines out, the instant they fall. */

export { monotonicMs } from './clock.js';
export { CounterReader } from './interface-counters.js';
export { linesBySite } from './lines-by-site.js';
export type {
  GrantChange,
  LineVerdict,
  PreferenceChange,
  RateChange,
  WatchedLine,
  WatchedState,
  Watcher,
  WatcherLog,
  WatcherOptions,
} from './types.js';
export { startWatcher } from './watcher.js';
