/** Ports of this machine. Node built-ins only. */
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { Sentence } from './step.mjs';

/** Where "any port" is looked for: below the ports that Linux gives to outgoing connections. */
const ANY_FROM = 20_000;
const OUTGOING_FROM = 32_768;
const TRIES = 50;

/**
 * Resolves with a port of the address that is free; says who wants it otherwise.
 * @param {number} port 0 for any. Such a one stays free until its server starts, seconds later: no outgoing connection
 *   of this machine is ever given it, as may happen to the ports that listening on 0 brings.
 * @param {string} address
 * @param {string} what
 * @returns {Promise<number>}
 */
export async function freePort(port, address, what) {
  if (port !== 0) {
    const fault = await tryPort(port, address);
    if (!fault) return port;
    const words = fault.code === 'EADDRINUSE' ? 'is already in use' : `cannot be used (${fault.message})`;
    throw new Sentence(`Port ${port} of ${address}, which the ${what} needs, ${words}.`);
  }
  for (let i = 0; i < TRIES; i++) {
    const candidate = randomInt(ANY_FROM, OUTGOING_FROM);
    if (!(await tryPort(candidate, address))) return candidate;
  }
  throw new Sentence(`No free port of ${address} was found for the ${what}.`);
}

/** @returns {Promise<NodeJS.ErrnoException | undefined>} what keeps a server from listening there */
function tryPort(port, address) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', resolve);
    server.listen(port, address, () => server.close(() => resolve(undefined)));
  });
}
