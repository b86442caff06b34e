import { describe, expect, it } from '@jest/globals';
import { nextPath } from './next-path';

describe('nextPath', () => {
  it('returns to a path of the portal with its query', () =>
    expect(nextPath('/sites/1?range=day')).toBe('/sites/1?range=day'));
  it.each([
    null,
    undefined,
    '',
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
  ])('never leaves the portal for %j', (wanted) => expect(nextPath(wanted)).toBe('/sites'));
});
