import { describe, expect, it } from '@jest/globals';
import { SecretBox } from './secret-box.js';

describe('a sealed secret', () => {
  const box = new SecretBox('key');

  it('opens for its row under its key, and for nothing else', () => {
    const sealed = box.seal('a', 'whsec_é');
    expect(box.open('a', sealed)).toBe('whsec_é');
    expect(box.open('b', sealed)).toBeUndefined();
    expect(new SecretBox('other').open('a', sealed)).toBeUndefined();
    expect(box.open('a', `A${sealed.slice(1)}`.replace(/^AA/, 'BA'))).toBeUndefined();
    expect(box.open('a', '')).toBeUndefined();
    expect(box.open('a', 'rubbish')).toBeUndefined();
  });

  it('looks different each time', () => {
    expect(box.seal('a', 'x')).not.toBe(box.seal('a', 'x'));
  });
});
