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

  describe('that go by names too', () => {
    const known = [
      { value: '02:00:00:00:00:0a', name: 'Phone' },
      { value: '02:00:00:00:00:0b', name: 'Kitchen tablet' },
    ];

    it('takes a finished name for its value, in any case, and leaves one being typed alone', () => {
      expect(typeToken([], 'phone', known)).toEqual({ values: ['phone'], typing: true });
      expect(typeToken([], 'phone ', known)).toEqual({ values: ['02:00:00:00:00:0a'], typing: false });
      expect(finishToken(['02:00:00:00:00:0a', ' Phone'], known)).toEqual(['02:00:00:00:00:0a']);
    });

    it('keeps a name with a blank together', () => {
      expect(typeToken([], 'kitchen ', known)).toEqual({ values: ['kitchen '], typing: true });
      expect(typeToken([], 'Kitchen tablet, 10.0.0.1 ', known)).toEqual({
        values: ['02:00:00:00:00:0b', '10.0.0.1'],
        typing: false,
      });
      expect(typeToken([], 'Kitchen 10.0.0.1 ', known).values).toEqual(['Kitchen', '10.0.0.1']);
    });
  });
});
