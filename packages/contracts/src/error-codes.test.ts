import { describe, expect, it } from '@jest/globals';
import { ERRORS } from './error-codes.js';
import { FIELD_ERRORS } from './field-errors/index.js';

const sentences = [...Object.values(ERRORS), ...Object.values(FIELD_ERRORS)];

describe('the sentences of errors', () => {
  it('keep French signs on the line of their word', () => {
    expect(sentences.map(({ fr }) => fr).filter((fr) => / [:;?!»%]|« /.test(fr))).toEqual([]);
  });

  it('call the site’s network one thing', () => {
    expect(sentences.map(({ en }) => en).filter((en) => /\bLAN\b/.test(en))).toEqual([]);
  });
});
