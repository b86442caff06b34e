/** The relay's role with documents that it is told, and what that costs: one command a row of JSON, one answer each. */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { realHost } from '@tresse/net-apply';
import { createReconciler } from '@tresse/reconcile';
import { relayRole } from '../../../apps/agent/src/roles/relay.ts';
import { useOf } from '../programs.mjs';
import { documentsOf, siteBody } from './sites.mjs';

const paths = { stateDir: process.argv[2], wireguardKey: `${process.argv[2]}/wireguard.key` };
const nothing = () => undefined;
const said = (level) => (fields, text) => console.error(level, text, JSON.stringify(fields));
const log = { debug: nothing, info: nothing, warn: said('warn'), error: said('error') };
const role = relayRole({ host: realHost(), paths, log });
const bodies = new Map();
const counts = { passes: 0, steps: 0, failed: 0 };

const reconciler = createReconciler({
  desired: () => role.covered(documentsOf(bodies.values())),
  observe: () => role.observe(),
  plan: (documents, observed) => role.plan(documents, observed),
  execute: (steps) => role.execute(steps),
  basis: (documents, observed) => role.basis(documents, observed),
  onPass: (pass) => {
    counts.passes++;
    counts.steps += pass.done.length;
    if (pass.error) {
      counts.failed++;
      said('error')(pass.error, 'pass');
    }
    role.settled();
  },
  fullSyncMs: 15_000,
});
role.start({
  onChange: (reason, restMs) => reconciler.wake(reason, restMs),
  onLine: nothing,
  onCarrier: nothing,
  onAllowance: nothing,
  onLineReport: nothing,
  onPassage: nothing,
  onCapabilities: nothing,
});

/** The longest that the event loop was kept from a timer of 1 ms, in ms. */
let longest = 0;
let before = performance.now();
setInterval(() => {
  const now = performance.now();
  longest = Math.max(longest, now - before - 1);
  before = now;
}, 1).unref();

/** What was used until now; of this process to the microsecond. */
const use = () => {
  const own = process.cpuUsage();
  return { ...useOf(readFileSync('/proc/self/stat', 'utf8')), cpuMs: (own.user + own.system) / 1_000 };
};

async function measured(work) {
  const [at, spent, counted] = [performance.now(), use(), { ...counts }];
  longest = 0;
  await work();
  const ms = performance.now() - at;
  const now = use();
  return {
    ms: Math.round(ms),
    ownPercent: Number((((now.cpuMs - spent.cpuMs) / ms) * 100).toFixed(1)),
    childrenPercent: Number((((now.childrenMs - spent.childrenMs) / ms) * 100).toFixed(1)),
    ownCpuMs: Math.round(now.cpuMs - spent.cpuMs),
    longestPauseMs: Math.round(longest),
    rssMb: Math.round(now.memoryMb),
    passes: counts.passes - counted.passes,
    steps: counts.steps - counted.steps,
    failed: counts.failed - counted.failed,
  };
}

async function pass() {
  reconciler.wake('bench');
  await reconciler.idle();
}

const COMMANDS = {
  serve: (numbers) => {
    bodies.clear();
    for (const number of numbers) bodies.set(number, siteBody(number));
    return pass();
  },
  change: (number) => {
    bodies.set(number, siteBody(number, 30_000));
    return pass();
  },
  pass,
  idle: (ms) => wait(ms),
};

for await (const row of createInterface({ input: process.stdin })) {
  const [name, argument] = JSON.parse(row);
  console.log(JSON.stringify({ name, ...(await measured(() => COMMANDS[name](argument))) }));
}
process.exit(0);
