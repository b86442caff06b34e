import { connect } from 'node:net';
import type { Ipv4, Port } from '@tresse/contracts';
import type { Way } from '../enrol/index.js';

/** How long a relay may take to answer, in ms: the second SYN leaves after 1 s. */
const PATIENCE_MS = 2_000;

/**
 * How long the kernel of a relay takes to answer a connection by this way, in ms; null for no answer. That it refuses is
 * an answer as good as another. What was accepted is reset: no program at the other end is to read from it.
 */
export function answerOf(way: Way, address: Ipv4, port: Port): Promise<number | null> {
  const { localAddress } = way;
  return new Promise((resolve) => {
    const begunAt = performance.now();
    const socket = connect({ host: address, port, ...(localAddress ? { localAddress } : {}) });
    const giveUp = setTimeout(() => done(null), PATIENCE_MS);
    const done = (answer: number | null) => {
      clearTimeout(giveUp);
      socket.resetAndDestroy();
      resolve(answer);
    };
    socket.once('connect', () => done(performance.now() - begunAt));
    socket.on('error', (error: NodeJS.ErrnoException) =>
      done(error.code === 'ECONNREFUSED' ? performance.now() - begunAt : null),
    );
  });
}
