import { describe, expect, it } from '@jest/globals';
import { CloudError, isCloudError } from './cloud-error.js';
import { CLOUD_ERRORS } from './cloud-errors.js';

const sentences = Object.values(CLOUD_ERRORS);

describe('the sentences of failures', () => {
  it('keep French signs on the line of their word', () => {
    expect(sentences.map(({ fr }) => fr).filter((fr) => / [:;?!»%]|« /.test(fr))).toEqual([]);
  });

  it('say in both languages, after what is wrong, what comes next', () => {
    expect(
      sentences.filter(({ en, fr }) => en.split(/[.;] /).length < 2 || fr.split(/[.;] /).length < 2),
    ).toEqual([]);
  });
});

describe('a failure', () => {
  it('shows the provider’s own word, but no text that the provider chose freely', () => {
    const shown = (detail: string) => new CloudError('hetzner', 'quota-reached', { detail }).message;
    expect(shown('resource_limit_exceeded')).toBe('hetzner: quota-reached (resource_limit_exceeded)');
    for (const detail of ['limit of abc123 reached', 'a'.repeat(41), '64charsecret=', '', '7f3a9b']) {
      expect(shown(detail)).toBe('hetzner: quota-reached');
    }
  });

  it('is told from others by its code', () => {
    const failure = new CloudError('ovh', 'not-found');
    expect(isCloudError(failure)).toBe(true);
    expect(isCloudError(failure, 'not-found', 'name-taken')).toBe(true);
    expect(isCloudError(failure, 'name-taken')).toBe(false);
    expect(isCloudError(new Error('not-found'), 'not-found')).toBe(false);
  });
});
