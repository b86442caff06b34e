import { describe, expect, it } from '@jest/globals';
import { RelayOrder } from '@tresse/contracts';
import { capacityOf, draftOfCapacity, NO_CAPACITY, reviveCapacity } from './capacity-draft';

const order = (more: object) => RelayOrder.safeParse({ name: 'a', region: 'b', ...more });

describe('the draft of what a relay takes', () => {
  it('is typed in Mbit/s with a point or a comma, and asked for in kbit/s', () => {
    expect(capacityOf({ line: ' 2,5 ', sites: '60' })).toEqual({ lineKbit: 2_500, mostSites: 60 });
    expect(capacityOf({ line: '2.5', sites: '' })).toEqual({ lineKbit: 2_500 });
    const typed = draftOfCapacity({ lineKbit: 2_500, mostSites: 60 }, 'fr-FR');
    expect(typed).toEqual({ line: '2,5', sites: '60' });
    expect(draftOfCapacity({ lineKbit: null, mostSites: 200 }, 'en-GB')).toEqual({ line: '', sites: '200' });
  });

  it('asks for nothing where nothing was typed', () => {
    expect(capacityOf(NO_CAPACITY)).toEqual({});
    expect(order(capacityOf(NO_CAPACITY)).success).toBe(true);
  });

  it('sends what is no number as it was typed, so that the server can say so', () => {
    const refused = order(capacityOf({ line: 'fast', sites: 'many' }));
    expect(refused.error?.issues.map(({ path }) => path.join())).toEqual(['lineKbit', 'mostSites']);
    expect(order(capacityOf({ line: '0.5', sites: '1' })).success).toBe(false);
  });

  it('is revived only when it is whole', () => {
    expect(reviveCapacity({ line: '1', sites: '2' })).toEqual({ line: '1', sites: '2' });
    expect([reviveCapacity({ line: '1' }), reviveCapacity(null)]).toEqual([undefined, undefined]);
  });
});
