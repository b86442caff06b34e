import { describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { Prisma } from '../generated/prisma/client.js';
import type { Moving } from './batch/index.js';
import type { KnownSite } from './move-facts.repository.js';
import { MoveQueue } from './move-queue.js';
import type { SiteMover } from './site-mover.js';

Logger.overrideLogger(false);

const moves = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    ...{ site: { id: `s${at}`, relay: 'lost' } as KnownSite, cause: 'lost' as const, to: ['x'] },
  }));
const late = () => new Prisma.PrismaClientKnownRequestError('late', { code: 'P2028', clientVersion: '' });

describe('the moves of a look', () => {
  /** Remembers the sizes of batches; each does what is said. */
  function queueOf(work: (ids: string[]) => string[]) {
    const sizes: number[] = [];
    const move = async (wanted: readonly Moving[]) => {
      sizes.push(wanted.length);
      return work(wanted.map(({ id }) => id));
    };
    return { sizes, queue: new MoveQueue({ move } as unknown as SiteMover) };
  }

  it('go fifty at a time, and those that no relay takes are named and left out for a while', async () => {
    const { sizes, queue } = queueOf((ids) => ids.filter((id) => id === 's70'));
    const refused = await queue.move(moves(120), 1_000);
    expect(sizes).toEqual([50, 50, 20]);
    expect(refused.map(({ site }) => site.id)).toEqual(['s70']);
    expect([...queue.refusedAt(2_000)]).toEqual(['s70']);
    expect([...queue.refusedAt(6_000)]).toEqual([]);
  });

  it('go in halves where a batch fails, until the one that fails is alone', async () => {
    const moved: string[] = [];
    const { queue } = queueOf((ids) => {
      if (ids.includes('s3')) throw new Error('cannot be compiled');
      moved.push(...ids);
      return [];
    });
    expect(await queue.move(moves(8), 0)).toEqual([]);
    expect(moved.sort()).toEqual(['s0', 's1', 's2', 's4', 's5', 's6', 's7']);
  });

  it('are fewer at a time after one that took too long, and more again when they do not', async () => {
    let isSlow = true;
    const { sizes, queue } = queueOf(() => {
      if (isSlow) throw late();
      return [];
    });
    await queue.move(moves(75), 0);
    expect(sizes.splice(0)).toEqual([50, 25]);
    isSlow = false;
    await queue.move(moves(75), 0);
    expect(sizes).toEqual([13, 26, 36]);
  });
});
