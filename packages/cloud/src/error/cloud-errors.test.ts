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
    for (const word of ['resource_limit_exceeded', 'Client::Forbidden', 'servers.0.public_net.ipv4.ip']) {
      expect(shown(word)).toBe(`hetzner: quota-reached (${word})`);
    }
    for (const detail of [
      'limit of abc123 reached',
      'a'.repeat(41),
      '64charsecret=',
      '',
      '7f3a9b',
      'c0676597-516f-4ae2',
      'EXEgWIz07P0HYwtQDs7c',
    ]) {
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
