/** Tells the person who waits what is being done and how long it took. */
export type Step = <T>(title: string, work: () => Promise<T>) => Promise<T>;

const TICK_MS = 1_000;

/** Progress on stderr: a running line on a terminal, two lines a step elsewhere. Times are of the wall, in seconds. */
export function progress(stream: NodeJS.WriteStream = process.stderr): Step {
  return async (title, work) => {
    const started = Date.now();
    const seconds = () => Math.round((Date.now() - started) / 1_000);
    if (!stream.isTTY) stream.write(`${title} …\n`);
    const tick = setInterval(() => {
      if (stream.isTTY) stream.write(`\r${title} … ${seconds()} s`);
    }, TICK_MS);
    try {
      return await work();
    } finally {
      clearInterval(tick);
      stream.write(`${stream.isTTY ? '\r' : ''}${title}: ${seconds()} s\n`);
    }
  };
}

/** No progress. */
export const silently: Step = (_title, work) => work();
