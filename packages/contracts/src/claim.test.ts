import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type ClaimContent, formatClaim, parseClaim } from './claim.js';

const content: ClaimContent = {
  url: 'https://192.0.2.1:8443',
  caSha256: 'a'.repeat(64),
  secret: `${'A-_z'.repeat(10)}abc`,
};

describe('the text of a claim', () => {
  it('gives its content back, with blanks and a line end around it', () => {
    expect(parseClaim(`  ${formatClaim(content)}\n`)).toEqual(content);
  });

  it('is one word, so that it survives a mail and a shell', () => {
    expect(formatClaim(content)).toMatch(/^tresse1\.[A-Za-z0-9_-]+$/);
  });

  it('is refused when it leads to an unencrypted address', () => {
    expect(parseClaim(formatClaim({ ...content, url: 'http://192.0.2.1:8443' }))).toBeUndefined();
  });

  it('is never anything but a claim or nothing, whatever is typed', () => {
    fc.assert(fc.property(fc.string(), (text) => parseClaim(text) === undefined));
    fc.assert(fc.property(fc.string(), (text) => parseClaim(`tresse1.${text}`) === undefined));
  });
});
