import { inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { Seal, SealError } from './seal.js';

const seal = new Seal('secret of the installation');
const sealed = seal.seal('hcloud-token é', 'account 1');

describe('a sealed text', () => {
  it('opens under the same secret, for the same purpose', () => {
    expect(new Seal('secret of the installation').open(sealed, 'account 1')).toBe('hcloud-token é');
  });

  it('opens under no other secret, for no other purpose, and not once a bit was changed', () => {
    expect(() => new Seal('another').open(sealed, 'account 1')).toThrow(SealError);
    expect(() => seal.open(sealed, 'account 2')).toThrow(SealError);
    for (const at of [0, 5, 20, 30]) {
      const bytes = Buffer.from(sealed, 'base64');
      bytes.writeUInt8((bytes[at] ?? 0) ^ 1, at);
      expect(() => seal.open(bytes.toString('base64'), 'account 1')).toThrow(SealError);
    }
    expect(() => seal.open('', 'account 1')).toThrow(SealError);
  });

  it('is another each time, and neither it nor the seal shows what is inside', () => {
    expect(seal.seal('hcloud-token é', 'account 1')).not.toBe(sealed);
    expect(Buffer.from(sealed, 'base64').toString('latin1')).not.toContain('hcloud');
    expect(inspect(seal, { depth: 5, showHidden: true })).not.toContain('secret of');
  });
});
