import type { Watcher, WatcherOptions } from './types.js';

/** Starts watching the lines. */
export function startWatcher(options: WatcherOptions): Watcher {
  const since = new Date().toISOString();
  let lines = options.lines;
  return {
    update: (next) => {
      lines = next;
    },
    states: () =>
      lines.map(({ siteId, lineId }) => ({ siteId, lineId, state: 'unknown', cause: null, since })),
    sample: () => [],
    attend: () => undefined,
    stop: () => Promise.resolve(),
  };
}
