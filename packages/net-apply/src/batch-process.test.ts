import { describe, expect, it } from '@jest/globals';
import { BatchProcess, IP_BATCH } from './batch-process.js';
import { fakeHost } from './testing/fake-host.js';

/** A program that answers when told to, on a host whose patience ends when told to. */
function slowProgram() {
  const told: ((line: string, isComplaint: boolean) => void)[] = [];
  const exits: (() => void)[] = [];
  const waits: (() => void)[] = [];
  const host = {
    ...fakeHost(),
    spawnResident: () => ({
      write: () => undefined,
      onLine: (listener: (typeof told)[number]) => void told.push(listener),
      onExit: (listener: () => void) => void exits.push(listener),
      end: () => undefined,
    }),
    sleep: () => new Promise<void>((resolve) => waits.push(resolve)),
  };
  return {
    batch: new BatchProcess(host, IP_BATCH),
    answer: () => told.at(-1)?.('add_addr_accepted 0 subflows 8', false),
    exit: () => exits.at(-1)?.(),
    runOut: () => waits.at(-1)?.(),
  };
}

/** Notes when a promise has resolved. */
function noted(promise: Promise<void>) {
  const note = { done: false };
  void promise.then(() => {
    note.done = true;
  });
  return note;
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('a program that is fed lines', () => {
  it('answers those who wait in order', async () => {
    const { batch, answer } = slowProgram();
    const [first, second] = [noted(batch.send(['a'])), noted(batch.send(['b']))];
    answer();
    await turn();
    expect([first.done, second.done]).toEqual([true, false]);
    answer();
    await turn();
    expect(second.done).toBe(true);
  });

  it('lets nobody wait for an answer that was due to somebody before', async () => {
    const { batch, answer, runOut } = slowProgram();
    const first = noted(batch.send(['a']));
    runOut();
    await turn();
    expect(first.done).toBe(true);
    const second = noted(batch.send(['b']));
    answer();
    await turn();
    expect(second.done).toBe(true);
  });

  it('keeps nobody waiting once it has ended', async () => {
    const { batch, exit } = slowProgram();
    const sent = noted(batch.send(['a']));
    exit();
    await turn();
    expect(sent.done).toBe(true);
  });
});
