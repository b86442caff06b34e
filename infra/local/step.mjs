/** One step of long work, with its progress on stderr: stdout belongs to what was asked for. Node built-ins only. */
import { spawn } from 'node:child_process';
import { root } from './machine.mjs';

const TICK_MS = 2_000;

/** A failure that a person can act on: one sentence, no stack. */
export class Sentence extends Error {}

/**
 * Runs a command to its end. After two seconds its title appears, with the seconds it takes; its output is shown
 * only when it fails.
 * @param {string} title what is being done, as in «Installing packages»
 * @param {string[]} command program and arguments
 * @param {{ env?: NodeJS.ProcessEnv, advice?: string }} [options] `advice` is added to the failure's sentence
 * @returns {Promise<void>}
 */
export async function step(title, command, options = {}) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1_000);
  const tty = process.stderr.isTTY;
  let shown = false;
  const tick = setInterval(() => {
    if (tty) process.stderr.write(`\r${title} … ${seconds()} s`);
    else if (!shown) process.stderr.write(`${title} …\n`);
    shown = true;
  }, TICK_MS);
  try {
    await finish(title, command, options);
  } finally {
    clearInterval(tick);
    if (shown) process.stderr.write(tty ? `\r${title}: ${seconds()} s   \n` : `${title}: ${seconds()} s\n`);
  }
}

function finish(title, [program, ...args], { env = {}, advice = '' }) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output = [];
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    child.on('error', (error) => reject(new Sentence(`${title} failed: ${error.message}. ${advice}`)));
    child.on('close', (code) => {
      if (code === 0) return resolve();
      process.stderr.write(`\n${Buffer.concat(output).toString().slice(-8_000)}\n`);
      reject(new Sentence(`${title} failed. ${advice}`));
    });
  });
}

/** Ends the process with one sentence for what a person can act on, and with the stack for what they can't. */
export function fail(error) {
  process.stderr.write(`${error instanceof Sentence ? error.message.trim() : (error?.stack ?? error)}\n`);
  process.exit(1);
}
