import { expect, it } from '@jest/globals';
import { labelIn, nameOf } from './names.js';

const lab = { id: 'lab' };
const uuid = '0190f3c2-6f5b-7e35-9d3c-1f0a2b3c4d5e';

it('a name carries the installation and the label, and fits where names are short', () => {
  expect(nameOf(lab, uuid)).toBe(`tresse-lab-${uuid}`);
  expect(nameOf({ id: 'a'.repeat(16) }, uuid).length).toBeLessThanOrEqual(63);
  expect(labelIn(lab, nameOf(lab, uuid))).toBe(uuid);
});

it('another installation’s name, and anything else, carries no label of ours', () => {
  const names = [
    'tresse-lab2-a',
    'tresse-lab',
    'tresse-lab-',
    'tresse-lab-A',
    'my-tresse-lab-a',
    'tresse-lab-a_b',
  ];
  expect(names.map((name) => labelIn(lab, name))).toEqual(names.map(() => undefined));
});

it('a label or an installation that would not fit is refused', () => {
  for (const label of ['', '-a', 'a-', 'A', 'a b', 'a,b', 'a'.repeat(37)]) {
    expect(() => nameOf(lab, label)).toThrow(RangeError);
  }
  expect(() => nameOf({ id: 'lab-2' }, 'a')).toThrow(RangeError);
});
