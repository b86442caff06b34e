import { expect, it } from '@jest/globals';
import { keepListening } from './keep-listening.js';

it('listens to another when a program ends, after a pause, until it is stopped', async () => {
  const told: string[] = [];
  const ends: (() => void)[] = [];
  const stop = keepListening(
    {
      listen: (argv, onLine, onEnd) => {
        told.push(argv.join(' '));
        onLine('heard');
        ends.push(onEnd);
        return () => told.push('stopped');
      },
      sleep: async (ms) => void told.push(`${ms} ms`),
    },
    ['ip', 'monitor'],
    (line) => told.push(line),
    500,
  );
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  ends[0]?.();
  await turn();
  stop();
  ends[1]?.();
  await turn();
  expect(told).toEqual(['ip monitor', 'heard', '500 ms', 'ip monitor', 'heard', 'stopped', '500 ms']);
});
