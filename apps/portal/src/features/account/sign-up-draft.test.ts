import { describe, expect, it } from '@jest/globals';
import { checkSignUp, reviveSignUp } from './sign-up-draft';

const GOOD = { name: 'Ada', email: 'ada@example.net', organization: 'Ferme', password: 'correct horse' };

describe('checkSignUp', () => {
  it('lets a complete form pass', () => expect(checkSignUp(GOOD, 10)).toEqual({}));
  it('names each field that is missing', () =>
    expect(checkSignUp({ name: ' ', email: '', organization: '', password: '' }, 10)).toEqual({
      name: 'needed',
      email: 'needed',
      organization: 'needed',
      password: 'needed',
    }));
  it('says what is wrong with an address and a password', () =>
    expect(checkSignUp({ ...GOOD, email: 'ada', password: 'nine char' }, 10)).toEqual({
      email: 'e-mail',
      password: 'short',
    }));
});

describe('reviveSignUp', () => {
  it('takes back what was typed and nothing else', () =>
    expect(reviveSignUp({ name: 'Ada', email: 3, password: 'x' })).toEqual({
      name: 'Ada',
      email: '',
      organization: '',
    }));
  it('refuses what it did not write', () => expect(reviveSignUp('Ada')).toBeUndefined());
});
