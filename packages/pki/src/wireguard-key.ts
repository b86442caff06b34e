import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { WireguardPublicKey } from '@tresse/contracts';
import { PkiError } from './pki-error.js';

/** A WireGuard key pair: both halves 32 bytes in base64, as `wg genkey` and `wg pubkey` print them (wg(8)). */
export interface WireguardKeyPair {
  privateKey: string;
  publicKey: WireguardPublicKey;
}

/** DER of a PKCS#8 X25519 private key up to its 32 bytes (RFC 8410 §7). */
const PKCS8_X25519 = Buffer.from('302e020100300506032b656e04220420', 'hex');

/** A new WireGuard key pair. */
export function generateWireguardKey(): WireguardKeyPair {
  const { privateKey, publicKey } = generateKeyPairSync('x25519');
  return { privateKey: rawBase64(privateKey, 'd'), publicKey: rawBase64(publicKey, 'x') };
}

/** The public half of a WireGuard private key, as `wg pubkey` gives it. Throws PkiError `key.unreadable`. */
export function wireguardPublicKeyOf(privateKey: string): WireguardPublicKey {
  const raw = Buffer.from(privateKey, 'base64');
  if (raw.length !== 32) throw new PkiError('key.unreadable', 'a WireGuard private key has 32 bytes');
  const key = createPrivateKey({ key: Buffer.concat([PKCS8_X25519, raw]), format: 'der', type: 'pkcs8' });
  return rawBase64(createPublicKey(key), 'x');
}

/** The raw half of a key from its JSON Web Key (RFC 8037), turned from base64url to padded base64. */
function rawBase64(key: KeyObject, half: 'd' | 'x'): string {
  return Buffer.from(key.export({ format: 'jwk' })[half] ?? '', 'base64url').toString('base64');
}
