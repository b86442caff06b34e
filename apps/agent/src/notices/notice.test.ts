import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { parseNotices } from './notice.js';

const GROW_DATA = new URL('../../../../infra/image/root/usr/lib/tresse/grow-data', import.meta.url);

it.each([
  ['nothing', '', []],
  ['empty lines', '\n \n', []],
  ['one', 'card-small\n', ['card-small']],
  ['two without an end of line', 'data-lost\ncard-small', ['data-lost', 'card-small']],
  ['one twice', 'card-small\ncard-small\n', ['card-small']],
  ['one of a newer image', 'card-worn\ndata-lost\n', ['unknown', 'data-lost']],
  ['sentences', 'This card is too small.\nCette carte est trop petite.\n', ['unknown']],
  ['what an object has anyway', 'toString\n', ['unknown']],
])('of the image, %s is read rightly', (_what, text, notices) => {
  expect(parseNotices(text)).toEqual(notices);
});

it('whatever the image says is known', () => {
  const said = [...readFileSync(GROW_DATA, 'utf8').matchAll(/^ *notice (\S+) <</gm)].map(([, code]) => code);
  expect(said).toEqual(['data-lost', 'card-small', 'data-narrow']);
  expect(parseNotices(said.join('\n'))).toEqual(said);
});
