/** Watches the lines of the sites whose numbers it is told, one row of JSON at a time. */
import { createInterface } from 'node:readline';
import { startWatcher } from '../../../apps/agent/src/watcher/index.ts';
import { watchedAtSites } from './sites.mjs';

const watcher = startWatcher({ role: 'site', lines: [], onVerdict: () => undefined });
createInterface({ input: process.stdin }).on('line', (row) =>
  watcher.update(watchedAtSites(JSON.parse(row))),
);
setInterval(() => {
  const states = watcher.states();
  const up = states.filter(({ state }) => state === 'up').length;
  console.log(JSON.stringify({ up, of: states.length }));
}, 500);
