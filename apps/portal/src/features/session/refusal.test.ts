import { describe, expect, it } from '@jest/globals';
import { refusalOf } from './refusal';

const field = (path: string) => ({
  ...{ path, code: 'field.invalid' },
  message: { en: `Wrong: ${path}.`, fr: `Faux : ${path}.` },
});

describe('why a form was refused', () => {
  it('stands at its fields, also for what is below them', () => {
    const { at, whole } = refusalOf(
      [field('supply.size'), field('name')],
      'Some fields.',
      ['name', 'supply'],
      'en',
    );
    expect([at('name'), at('supply'), at('nam')]).toEqual(['Wrong: name.', 'Wrong: supply.size.', undefined]);
    expect(whole).toBeNull();
  });

  it('is said as a whole where there is no field for it', () => {
    expect(refusalOf([field('other')], 'Some fields.', ['name'], 'fr').whole).toBe('Faux : other.');
    expect(refusalOf(undefined, 'The key has expired.', ['name'], 'en').whole).toBe('The key has expired.');
  });
});
