import type { Host } from './host.js';

/** Before a listener that has ended is started again, in ms. */
const PAUSE_MS = 1_000;

/** Listens to a program line by line, and to another one when it ends, until it is stopped by what this returns. */
export function keepListening(
  host: Pick<Host, 'listen' | 'sleep'>,
  argv: readonly string[],
  onLine: (line: string) => void,
  pauseMs = PAUSE_MS,
): () => void {
  let ended = false;
  let stopListening: () => void = () => undefined;
  const listen = () => {
    if (ended) return;
    stopListening = host.listen(argv, onLine, () => void host.sleep(pauseMs).then(listen));
  };
  listen();
  return () => {
    ended = true;
    stopListening();
  };
}
