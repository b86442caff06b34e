/** A child process that lives as long as Tresse runs: started, awaited until ready, stopped by its own id. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { forget, remember } from './leftovers.mjs';
import { root } from './machine.mjs';
import { Sentence } from './step.mjs';

const STOP_MS = 10_000;

/**
 * @typedef {object} Service
 * @property {string} name
 * @property {() => Promise<void>} stop ends it: SIGTERM, then SIGKILL after ten seconds
 * @property {Promise<number | null>} ended its exit code
 */

/**
 * Starts a Node program in a process group of its own, so that a Ctrl-C on the terminal reaches only us and we
 * stop everything in order.
 * @param {{ name: string, args: string[], env: Record<string, string>, dataDir: string, ready: string }} options
 *   `ready` is the URL that answers once the program is up
 * @returns {Promise<Service>}
 */
export async function startService({ name, args, env, dataDir, ready }) {
  const logFile = join(dataDir, 'log', `${name}.log`);
  const { openBoundedLog } = await import('../lab/dist/index.js');
  const log = openBoundedLog(logFile);
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  remember(dataDir, name, child.pid);
  let complaint = '';
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  child.stderr.on('data', (chunk) => {
    complaint = (complaint + chunk).slice(-2_000);
  });
  const ended = new Promise((resolve) => child.once('close', (code) => resolve(code)));
  ended.then(() => log.end());
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    await ended;
    clearTimeout(timer);
    forget(dataDir, name);
  };
  const died = ended.then((code) => {
    const words = sentenceIn(complaint) ?? `It ended with code ${code}.`;
    throw new Sentence(`The ${name} did not start: ${words} Its log: ${logFile}`);
  });
  died.catch(() => {});
  try {
    await Promise.race([answers(ready), died]);
  } catch (error) {
    await stop();
    throw error;
  }
  return { name, stop, ended };
}

/** What a program said before it gave up: the last line that names it, else the last line of all. */
function sentenceIn(output) {
  const lines = output.trim().split('\n');
  const own = lines.findLast((line) => line.startsWith('tresse: '));
  return own?.slice('tresse: '.length) ?? (lines.at(-1) || undefined);
}

/** Resolves once the URL gives any HTTP answer; rejects after a minute. */
async function answers(url) {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    const response = await fetch(url, { redirect: 'manual' }).catch(() => undefined);
    if (response) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Sentence(`Nothing answers at ${url} after a minute.`);
}
