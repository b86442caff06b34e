import { expect, it } from '@jest/globals';
import { foreignParts, withoutIds } from './part-ids.js';
import { line, site } from './rules/testing/given.js';

const [OWN, OTHERS] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'];
const withIds = (...ids: (string | undefined)[]) =>
  site({ lines: ids.map((id, at) => ({ ...line(`L${at}`, `wan${at}`, at), ...(id ? { id } : {}) })) });

it('a part keeps its own id or has none; one of another site, or given twice, is refused', () => {
  const present = withIds(OWN, undefined);
  const refused = (...ids: (string | undefined)[]) =>
    foreignParts(withIds(...ids), present).map(({ path, code }) => `${path} ${code}`);
  expect(refused(OWN, undefined)).toEqual([]);
  expect(refused(OWN, OTHERS)).toEqual(['lines.1.id field.invalid']);
  expect(refused(OWN, OWN)).toEqual(['lines.1.id field.invalid']);
});

it('a new site takes over no id', () => {
  expect(withoutIds(withIds(OWN, OTHERS)).lines.map((part) => part.id)).toEqual([undefined, undefined]);
});
