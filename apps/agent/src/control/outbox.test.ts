import { describe, expect, it } from '@jest/globals';
import { createOutbox, firstBatch } from './outbox.js';

function bench(capacity = 100) {
  const world = { online: true, sent: [] as number[][] };
  const outbox = createOutbox<number>({
    capacity,
    batchSize: 3,
    batchBytes: 1_000,
    send: async (batch) => {
      if (!world.online) throw new Error('offline');
      world.sent.push(batch);
    },
  });
  return { world, outbox };
}

describe('the outbox', () => {
  it('keeps what cannot be sent and sends it in order, in batches, later', async () => {
    const { world, outbox } = bench();
    world.online = false;
    for (const item of [1, 2, 3, 4, 5]) outbox.add(item);
    await outbox.flush();
    world.online = true;
    await outbox.flush();
    await outbox.flush();
    expect(world.sent).toEqual([
      [1, 2, 3],
      [4, 5],
    ]);
  });

  it('drops the oldest when it is full', async () => {
    const { world, outbox } = bench(2);
    for (const item of [1, 2, 3]) outbox.add(item);
    await outbox.flush();
    expect(world.sent).toEqual([[2, 3]]);
    expect(outbox.dropped).toBe(1);
  });

  it('loses nothing that was pushed out of a full box while it was being sent', async () => {
    const sent: number[] = [];
    let release: () => void = () => undefined;
    const outbox = createOutbox<number>({
      capacity: 2,
      batchSize: 2,
      batchBytes: 1_000,
      send: (batch) => {
        sent.push(...batch);
        return new Promise((resolve) => {
          release = resolve;
        });
      },
    });
    outbox.add(1);
    outbox.add(2);
    const flushed = outbox.flush();
    outbox.add(3);
    release();
    await Promise.resolve();
    await Promise.resolve();
    release();
    await flushed;
    expect(sent).toEqual([1, 2, 3]);
  });

  it('waits for what another call has begun to send, and for what came meanwhile', async () => {
    const sent: number[] = [];
    const outbox = createOutbox<number>({
      capacity: 9,
      batchSize: 1,
      batchBytes: 1_000,
      send: async (batch) => {
        await new Promise(setImmediate);
        sent.push(...batch);
      },
    });
    outbox.add(1);
    void outbox.flush();
    outbox.add(2);
    await outbox.flush();
    expect(sent).toEqual([1, 2]);
  });
});

describe('a batch', () => {
  it('holds as many items as fit into its bytes, and one at least', () => {
    expect(firstBatch(['aaaa', 'bbbb', 'cccc'], 10, 14)).toEqual(['aaaa', 'bbbb']);
    expect(firstBatch(['a'.repeat(100), 'b'], 10, 14)).toEqual(['a'.repeat(100)]);
    expect(firstBatch([], 10, 14)).toEqual([]);
  });
});
