import { describe, expect, it, jest } from '@jest/globals';
import { NFT, IP as PROGRAM } from './answering-program.js';
import { Answers } from './answers.js';

const MARK = '[{"family":"inet","interface":"lo","forwarding":false}]';

/** Programs that answer when told to; `limitMs` is the patience with them. */
function bench(limitMs = 5_000) {
  const fed: string[][] = [];
  const begun: string[] = [];
  const ended: number[] = [];
  const lines: ((line: string, isComplaint: boolean) => void)[] = [];
  const exits: (() => void)[] = [];
  const answers = new Answers((argv) => {
    const number = begun.push(argv.join(' ')) - 1;
    return {
      write: (told) => void fed.push([...told]),
      onLine: (listener) => void lines.push(listener),
      onExit: (listener) => void exits.push(listener),
      end: () => void ended.push(number),
    };
  }, limitMs);
  return {
    answers,
    fed,
    begun,
    ended,
    say: (...told: string[]) => told.forEach((line) => void lines.at(-1)?.(line, false)),
    complain: (line: string) => lines.at(-1)?.(line, true),
    exit: () => exits.at(-1)?.(),
    turn: () => new Promise((resolve) => setImmediate(resolve)),
  };
}

describe('a program that is kept to be asked', () => {
  it('is asked one thing at a time, and its answer is what comes before that to the mark', async () => {
    const { answers, fed, begun, say, turn } = bench();
    const first = answers.ask(PROGRAM, 'rule show');
    const second = answers.ask(PROGRAM, 'address show');
    await turn();
    expect(fed).toEqual([['rule show', PROGRAM.mark]]);
    say('[1]', MARK);
    expect(await first).toBe('[1]\n');
    await turn();
    expect(fed).toHaveLength(2);
    say('[2]', '[3]', MARK);
    expect(await second).toBe('[2]\n[3]\n');
    expect(begun).toEqual(['ip -d -j -force -batch -']);
  });

  it('has failed at once, with nothing left that waits, when it has ended unnoticed', async () => {
    jest.useFakeTimers();
    try {
      const answers = new Answers(
        () => ({
          write: () => {
            throw new Error('ended');
          },
          onLine: () => undefined,
          onExit: () => undefined,
          end: () => undefined,
        }),
        5_000,
      );
      await expect(answers.ask(PROGRAM, 'rule show')).rejects.toMatchObject({ code: 'host.not-ready' });
      expect(jest.getTimerCount()).toBe(0);
    } finally {
      jest.useRealTimers();
    }
  });

  it('has failed when it only complains, unless silence is an answer', async () => {
    const { answers, say, complain, turn } = bench();
    const failing = answers.ask(PROGRAM, 'mptcp endpoint show');
    await turn();
    complain('Operation not supported');
    say(MARK);
    await expect(failing).rejects.toMatchObject({ code: 'host.command-failed' });
    const silent = answers.ask(NFT, 'list table inet tresse');
    await turn();
    say('payload expression, datatype inet_service (internet network service), 16 bits');
    expect(await silent).toBe('');
  });

  it('is begun anew when the interfaces bear other names, and only then', async () => {
    const { answers, begun, ended, say, turn } = bench();
    const ask = async (names?: string) => {
      const answer = answers.ask(PROGRAM, 'route show table all', names);
      await turn();
      say('[]', MARK);
      return answer;
    };
    for (const names of ['1 lo', '1 lo', undefined, '1 lo']) await ask(names);
    expect(begun).toHaveLength(1);
    await ask('1 lo,2 wan1');
    expect([begun.length, ended]).toEqual([2, [0]]);
  });

  it('lets nobody wait for one that has ended or does not answer, and is begun anew for the next', async () => {
    const { answers, begun, ended, exit, say, turn } = bench(20);
    const lost = answers.ask(PROGRAM, 'rule show');
    await turn();
    exit();
    await expect(lost).rejects.toMatchObject({ code: 'host.command-failed' });
    await expect(answers.ask(PROGRAM, 'rule show')).rejects.toMatchObject({ code: 'host.timeout' });
    expect([begun.length, ended]).toEqual([2, [1]]);
    const next = answers.ask(PROGRAM, 'rule show');
    await turn();
    say('[]', MARK);
    expect(await next).toBe('[]\n');
  });
});
