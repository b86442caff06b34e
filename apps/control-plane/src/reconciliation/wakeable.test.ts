import { describe, expect, it } from '@jest/globals';
import { Wakeable } from './wakeable.js';

describe('work that can be woken', () => {
  /** Work that ends when told to. */
  function slowWork() {
    const ends: (() => void)[] = [];
    const wakeable = new Wakeable(() => new Promise<void>((resolve) => void ends.push(resolve)));
    return { wakeable, ends };
  }

  it('runs at once, and once more for all who asked meanwhile', async () => {
    const { wakeable, ends } = slowWork();
    wakeable.wake();
    expect(ends).toHaveLength(1);
    wakeable.wake();
    wakeable.wake();
    expect(ends).toHaveLength(1);
    ends[0]?.();
    await Promise.resolve();
    await Promise.resolve();
    expect(ends).toHaveLength(2);
    ends[1]?.();
    await wakeable.stop();
    expect(ends).toHaveLength(2);
  });

  it('begins nothing after its stop, which waits for what is under way', async () => {
    const { wakeable, ends } = slowWork();
    wakeable.wake();
    wakeable.wake();
    const stopped = wakeable.stop();
    ends[0]?.();
    await stopped;
    wakeable.wake();
    expect(ends).toHaveLength(1);
  });
});
