import { describe, expect, it } from '@jest/globals';
import { pageCursor, readPageCursor } from './page-cursor.js';

const OWNER = '00000000-0000-4000-8000-000000000001';
const OTHER = '00000000-0000-4000-8000-000000000002';
const place = { at: new Date('2026-11-21T12:00:00.123Z'), id: '00000000-0000-4000-8000-0000000000e1' };
const text = (raw: string) => Buffer.from(raw).toString('base64url');

describe('a page cursor', () => {
  it('leads back to its place', () => {
    expect(readPageCursor(OWNER, pageCursor(OWNER, place))).toEqual(place);
    expect(readPageCursor(OWNER, undefined)).toBeUndefined();
  });

  it.each([
    ['that is none', 'nonsense'],
    ['of another list', pageCursor(OTHER, place)],
    ['at the end of all time', text(`${OWNER}.1e300.${place.id}`)],
    ['without an id', text(`${OWNER}.5`)],
  ])('%s is refused at its field', (_, cursor) => {
    const refused = expect.objectContaining({
      code: 'request.invalid',
      fields: [expect.objectContaining({ path: 'cursor' })],
    });
    expect(() => readPageCursor(OWNER, cursor)).toThrow(refused);
  });
});
