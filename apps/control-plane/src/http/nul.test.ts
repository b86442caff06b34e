import { describe, expect, it } from '@jest/globals';
import { firstWithNul } from './nul.js';

describe('a text that Postgres cannot keep', () => {
  it('is found wherever it stands', () => {
    expect(firstWithNul({ name: 'a', lines: [{ name: 'b' }, { name: 'c\0' }] })).toBe('lines.1.name');
    expect(firstWithNul('\0')).toBe('');
  });

  it('is not seen in others', () => {
    expect(firstWithNul({ name: 'é\n', lan: null, lines: [1, true] })).toBeUndefined();
    expect(firstWithNul(undefined)).toBeUndefined();
  });
});
