import { execFileSync, spawnSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import { WireguardPublicKey } from '@tresse/contracts';
import { PkiError } from './pki-error.js';
import { generateWireguardKey, wireguardPublicKeyOf } from './wireguard-key.js';

const itWithWg = spawnSync('wg', ['--version']).error ? it.skip : it;

describe('a WireGuard key', () => {
  it('has two halves of 32 bytes that belong together', () => {
    const { privateKey, publicKey } = generateWireguardKey();
    expect(WireguardPublicKey.safeParse(publicKey).success).toBe(true);
    expect(wireguardPublicKeyOf(privateKey)).toBe(publicKey);
  });

  itWithWg('has the public half that wg computes', () => {
    for (let round = 0; round < 20; round++) {
      const { privateKey, publicKey } = generateWireguardKey();
      expect(execFileSync('wg', ['pubkey'], { input: privateKey }).toString().trim()).toBe(publicKey);
    }
  });

  it('of a wrong length is refused', () => {
    expect(() => wireguardPublicKeyOf('AAAA')).toThrow(PkiError);
  });
});
