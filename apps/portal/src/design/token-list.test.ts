import { describe, expect, it } from '@jest/globals';
import { finishToken, typeToken } from './token-list';

describe('a field of several values', () => {
  it('keeps what is being typed as its last value, so that nothing is lost', () => {
    expect(typeToken(['80'], '44')).toEqual({ values: ['80', '44'], typing: true });
    expect(typeToken(['80'], '')).toEqual({ values: ['80'], typing: false });
  });

  it('finishes a value at a comma or a blank, and takes a pasted list apart', () => {
    expect(typeToken([], '443,')).toEqual({ values: ['443'], typing: false });
    expect(typeToken(['80'], ' 443, 8443;\n9000')).toEqual({
      values: ['80', '443', '8443', '9000'],
      typing: true,
    });
  });

  it('holds a value once', () => {
    expect(typeToken(['80'], '80 443 ')).toEqual({ values: ['80', '443'], typing: false });
    expect(finishToken(['80', '443', '80'])).toEqual(['80', '443']);
  });
});
