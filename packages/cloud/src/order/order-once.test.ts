import { describe, expect, it } from '@jest/globals';
import { CloudError } from '../error/index.js';
import { failureOf } from '../testing/scene.js';
import { orderOnce } from './order-once.js';

interface Thing {
  id: string;
}

/** Orders where one look after the other finds these; gives what was kept and a log of what was done. */
async function orderWhere(looks: string[][], order: () => Promise<Thing> = async () => ({ id: 'new' })) {
  const log: string[] = [];
  const outcome = orderOnce<Thing>({
    find: async () => {
      log.push('find');
      return (looks.shift() ?? []).map((id) => ({ id }));
    },
    order: () => {
      log.push('order');
      return order();
    },
    finish: async (thing) => {
      log.push(`finish ${thing.id}`);
      return thing;
    },
    discard: async ({ id }) => log.push(`discard ${id}`),
  });
  const failure = await failureOf(outcome);
  return { log, failure };
}

const nameTaken = async (): Promise<never> => {
  throw new CloudError('lab', 'name-taken');
};

describe('ordering once', () => {
  it('finishes what is there, and orders nothing', async () => {
    expect((await orderWhere([['old']])).log).toEqual(['find', 'finish old']);
  });

  it('orders where there is nothing, and looks again', async () => {
    expect((await orderWhere([[], ['new']])).log).toEqual(['find', 'order', 'find', 'finish new']);
  });

  it('keeps what it ordered though the list does not show it yet, and does not order again', async () => {
    expect((await orderWhere([[], []])).log).toEqual(['find', 'order', 'find', 'finish new']);
  });

  it('gives up what it ordered when an older one comes to light, listed or not', async () => {
    const expected = ['find', 'order', 'find', 'discard new', 'finish old'];
    expect((await orderWhere([[], ['old', 'new']])).log).toEqual(expected);
    expect((await orderWhere([[], ['old']])).log).toEqual(expected);
  });

  it('takes what bears the name if it is ours, and leaves it alone if not', async () => {
    expect((await orderWhere([[], ['old']], nameTaken)).log).toEqual(['find', 'order', 'find', 'finish old']);
    const { log, failure } = await orderWhere([[], []], nameTaken);
    expect(failure).toMatchObject({ code: 'name-taken' });
    expect(log).toEqual(['find', 'order', 'find']);
  });

  it('hands on any other failure without a second look', async () => {
    const { log, failure } = await orderWhere([[]], async () => {
      throw new CloudError('lab', 'quota-reached');
    });
    expect(failure).toMatchObject({ code: 'quota-reached' });
    expect(log).toEqual(['find', 'order']);
  });
});
