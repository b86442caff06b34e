import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fieldIssues } from '../field-issues.js';
import { HostSuffix } from './opening.js';

const refused = (text: string) => {
  const { error } = HostSuffix.safeParse(text, { reportInput: true });
  return error ? fieldIssues(error).map(({ code }) => code) : [];
};

describe('the device of an opening', () => {
  it('is the last half of an address', () => {
    expect(refused('::1a2b:3c4d:5e6f:7081')).toEqual([]);
    expect(refused('2001:db8::1')).toEqual(['field.ipv6-suffix']);
  });

  it('is refused with one reason, and never thrown at, whatever is typed', () => {
    expect(refused('né pas ::zz')).toEqual(['field.ipv6']);
    fc.assert(fc.property(fc.string(), (text) => expect(refused(text).length).toBeLessThanOrEqual(1)));
  });
});
