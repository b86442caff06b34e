import { describe, expect, it } from '@jest/globals';
import { Gather } from './gather.js';

describe('what many ask at once', () => {
  /** Each round waits until it is let go. */
  function rounds() {
    const begun: { asks: readonly number[]; end: (error?: Error) => void }[] = [];
    const gather = new Gather<number, string>(
      (asks) =>
        new Promise((resolve, reject) => {
          const end = (error?: Error) =>
            error ? reject(error) : resolve(asks.map((ask) => (ask < 0 ? undefined : `${ask}`)));
          begun.push({ asks, end });
        }),
    );
    return { begun, gather };
  }
  const turn = () => new Promise((resolve) => setImmediate(resolve));

  it('is answered in two rounds: the first’s, and one for all who asked meanwhile, each with its own', async () => {
    const { begun, gather } = rounds();
    const answers = [gather.ask([1]), gather.ask([2, -1, 3]), gather.ask([2])];
    expect(begun.map(({ asks }) => asks)).toEqual([[1]]);
    begun[0]?.end();
    await turn();
    expect(begun.map(({ asks }) => asks)).toEqual([[1], [2, -1, 3, 2]]);
    begun[1]?.end();
    expect(await Promise.all(answers)).toEqual([['1'], ['2', '3'], ['2']]);
  });

  it('fails for those of a round that fails, and for nobody after', async () => {
    const { begun, gather } = rounds();
    const first = gather.ask([1]);
    const second = gather.ask([2]);
    begun[0]?.end(new Error('no'));
    await expect(first).rejects.toThrow('no');
    await turn();
    begun[1]?.end();
    expect(await second).toEqual(['2']);
  });

  it('that is more than fits a round goes by itself', async () => {
    const { begun, gather } = rounds();
    const answers = [gather.ask([1]), gather.ask(Array(600).fill(2)), gather.ask([3])];
    for (const round of [0, 1, 2]) {
      begun[round]?.end();
      await turn();
    }
    expect(begun.map(({ asks }) => asks.length)).toEqual([1, 600, 1]);
    expect((await Promise.all(answers)).map((one) => one.length)).toEqual([1, 600, 1]);
  });
});
