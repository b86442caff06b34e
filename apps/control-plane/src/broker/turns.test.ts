import { describe, expect, it } from '@jest/globals';
import { Turns } from './turns.js';

describe('turns', () => {
  it('keep the order of each key, also after a failure, and let keys run side by side', async () => {
    const turns = new Turns<string>();
    const done: string[] = [];
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const first = turns.take('a', async () => {
      await gate;
      done.push('a1');
      throw new Error('a1 failed');
    });
    const second = turns.take('a', async () => void done.push('a2'));
    await turns.take('b', async () => void done.push('b1'));
    expect(done).toEqual(['b1']);
    release();
    await expect(first).rejects.toThrow('a1 failed');
    await second;
    await turns.idle();
    expect(done).toEqual(['b1', 'a1', 'a2']);
  });
});
