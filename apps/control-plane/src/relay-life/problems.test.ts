import { describe, expect, it } from '@jest/globals';
import { PROBLEMS } from './problems.js';

describe('the sentences of problems', () => {
  it('keep French signs on the line of their word', () => {
    const all = Object.values(PROBLEMS).map(({ sentence }) => sentence.fr);
    expect(all.filter((fr) => / [:;?!»%]|« /.test(fr))).toEqual([]);
  });
});
