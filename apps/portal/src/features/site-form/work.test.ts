import { describe, expect, it } from '@jest/globals';
import { emptyForward } from '../forward-form/forward-draft';
import { emptyDraft, firstLines, type SiteDraft } from './draft';
import { beginWork, carryOver, reviveWork, storableWork } from './work';

const forward = { ...emptyForward(), key: 'web', id: 'web', name: 'Web' };
const BASE: SiteDraft = { ...emptyDraft('demo'), name: 'Farm', lines: firstLines(), portForwards: [forward] };
const typed = (part: Partial<SiteDraft>) => ({ ...beginWork(BASE, 3), draft: { ...BASE, ...part } });

describe('work on a site that somebody else changes', () => {
  it('keeps what was typed, and takes the rest as it is now', () => {
    const now = { ...BASE, region: 'paris' };
    const { draft, generation, overtaken } = carryOver(typed({ name: 'Barn' }), now, 4);
    expect(draft).toEqual({ ...now, name: 'Barn' });
    expect([generation, overtaken]).toEqual([4, { both: [] }]);
  });

  it('names the parts that both have changed', () => {
    const { draft, overtaken } = carryOver(typed({ name: 'Barn' }), { ...BASE, name: 'Mill' }, 4);
    expect([draft.name, overtaken]).toEqual(['Barn', { both: ['name'] }]);
  });

  it('begins anew where nothing was typed', () => {
    const now = { ...BASE, name: 'Mill' };
    expect(carryOver(beginWork(BASE, 3), now, 4)).toEqual(beginWork(now, 4));
  });

  it('asks anew for what the other has removed and the person still wants', () => {
    const mine = typed({ portForwards: [{ ...forward, toPort: '81' }] });
    const { draft } = carryOver(mine, { ...BASE, portForwards: [] }, 4);
    expect(draft.portForwards).toEqual([{ ...forward, toPort: '81', id: undefined }]);
    expect(draft.portForwards[0]).not.toHaveProperty('id');
  });
});

describe('work that is stored', () => {
  it('is there again after a reload, without passwords', () => {
    const [line, ...others] = BASE.lines;
    const work = typed({ lines: [{ ...line, password: 'secret' } as never, ...others] });
    const stored = JSON.stringify(storableWork(work));
    expect(stored).not.toContain('secret');
    expect(reviveWork(JSON.parse(stored))).toEqual({ ...work, draft: BASE });
  });

  it.each([undefined, null, 'text', {}, { generation: 1, base: BASE }])(
    'that is none is passed over',
    (value) => expect(reviveWork(value)).toBeUndefined(),
  );
});
