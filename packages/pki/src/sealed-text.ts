import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';
import type { WireguardPublicKey } from '@tresse/contracts';
import { PkiError } from './pki-error.js';

/** DER of X25519 keys up to their 32 bytes (RFC 8410). */
const SPKI_X25519 = Buffer.from('302a300506032b656e032100', 'hex');
const PKCS8_X25519 = Buffer.from('302e020100300506032b656e04220420', 'hex');

const KEY_BYTES = 32;
const TAG_BYTES = 16;
/** A key seals one text only, so its nonce may be fixed. */
const NONCE = Buffer.alloc(12);

/**
 * Seals a text for one device, in base64: a key of its own for each text, agreed with the device's WireGuard key (X25519),
 * AES-256-GCM under what HKDF makes of both. Whoever seals it cannot read it again.
 */
export function sealFor(device: WireguardPublicKey, text: string): string {
  const once = generateKeyPairSync('x25519');
  const spki = once.publicKey.export({ format: 'der', type: 'spki' });
  const own = spki.subarray(SPKI_X25519.length);
  const cipher = createCipheriv('aes-256-gcm', keyOf(once.privateKey, publicKey(device), own), NONCE);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([own, cipher.getAuthTag(), sealed]).toString('base64');
}

/** What was sealed for the device with this WireGuard private key. Throws PkiError `sealed.unreadable`. */
export function openSealed(wireguardPrivateKey: string, sealed: string): string {
  const raw = Buffer.from(sealed, 'base64');
  const other = raw.subarray(0, KEY_BYTES);
  try {
    const der = Buffer.concat([PKCS8_X25519, Buffer.from(wireguardPrivateKey, 'base64')]);
    const own = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
    const key = keyOf(own, publicKey(other.toString('base64')), other);
    const decipher = createDecipheriv('aes-256-gcm', key, NONCE);
    decipher.setAuthTag(raw.subarray(KEY_BYTES, KEY_BYTES + TAG_BYTES));
    const text = decipher.update(raw.subarray(KEY_BYTES + TAG_BYTES));
    return Buffer.concat([text, decipher.final()]).toString('utf8');
  } catch {
    throw new PkiError('sealed.unreadable', 'the text was sealed for another device, or is damaged');
  }
}

function publicKey(raw: WireguardPublicKey): KeyObject {
  const der = Buffer.concat([SPKI_X25519, Buffer.from(raw, 'base64')]);
  return createPublicKey({ key: der, format: 'der', type: 'spki' });
}

function keyOf(own: KeyObject, other: KeyObject, once: Uint8Array): Uint8Array {
  const agreed = diffieHellman({ privateKey: own, publicKey: other });
  return new Uint8Array(hkdfSync('sha256', agreed, once, 'tresse sealed text', KEY_BYTES));
}
