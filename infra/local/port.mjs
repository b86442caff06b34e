/** Ports of this machine. Node built-ins only. */
import { createServer } from 'node:net';
import { Sentence } from './step.mjs';

/**
 * Resolves when the port of the address is free (0 gives any); says who wants it otherwise.
 * @param {number} port
 * @param {string} address
 * @param {string} what
 * @returns {Promise<number>} the port that was free
 */
export function freePort(port, address, what) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => {
      const taken = /** @type {NodeJS.ErrnoException} */ (error).code === 'EADDRINUSE';
      const words = taken ? 'is already in use' : `cannot be used (${error.message})`;
      reject(new Sentence(`Port ${port} of ${address}, which the ${what} needs, ${words}.`));
    });
    server.listen(port, address, () => {
      const bound = server.address();
      const number = typeof bound === 'object' && bound ? bound.port : port;
      server.close(() => resolve(number));
    });
  });
}
