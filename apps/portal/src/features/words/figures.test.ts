import { describe, expect, it } from '@jest/globals';
import { durationWords } from './duration';
import { mbitFigure, millisecondsFigure, percentFigure, rateFigure } from './figures';

describe('durationWords', () => {
  it.each([
    [400, '1 second'],
    [59_999, '59 seconds'],
    [60_000, '1 minute'],
    [7_199_000, '1 hour'],
    [200_000_000, '2 days'],
  ])('says %i ms as %s', (ms, words) => expect(durationWords(ms, 'en')).toBe(words.replace(' ', '\u00a0')));
  it('speaks French', () => expect(durationWords(90_000_000, 'fr')).toMatch(/^1\sjour$/));
});

describe('figures', () => {
  it('shows rates with three digits that matter', () => {
    expect(rateFigure(7_232, 'en')).toBe('7.23');
    expect(rateFigure(48_160, 'fr')).toBe('48,2');
    expect(mbitFigure(940.4, 'en')).toBe('940');
  });
  it('keeps what was not measured apart from zero', () => {
    expect(rateFigure(null, 'en')).toBeNull();
    expect(millisecondsFigure(null, 'en')).toBeNull();
    expect(percentFigure(0, 'en')).toBe('0');
  });
  it('shows small losses', () => expect(percentFigure(0.4, 'fr')).toBe('0,4'));
});
