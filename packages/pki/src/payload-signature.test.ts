import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { payloadSigner, sha256Of, signPayload, verifyPayload } from './payload-signature.js';
import { generateRsaKey, type RsaKeyPair } from './rsa-key.js';

let key: RsaKeyPair;
beforeAll(async () => {
  key = await generateRsaKey();
});

describe('a payload signature', () => {
  it('holds for the text it was made over, in any script', () => {
    const text = '{"name":"Ferme du Bois – 蚕"}';
    expect(verifyPayload(text, signPayload(text, key.privateKeyPem), key.publicKeyPem)).toBe(true);
  });

  it('is the same where it is made aside', async () => {
    const sign = payloadSigner(key.privateKeyPem);
    const texts = ['a', 'b', 'c'];
    expect(await Promise.all(texts.map(sign))).toEqual(
      texts.map((text) => signPayload(text, key.privateKeyPem)),
    );
  });

  it('does not hold for another text or another key', async () => {
    const signature = signPayload('a', key.privateKeyPem);
    const other = await generateRsaKey();
    expect(verifyPayload('b', signature, key.publicKeyPem)).toBe(false);
    expect(verifyPayload('a', signature, other.publicKeyPem)).toBe(false);
  });

  it('is false, never an error, for rubbish in any place', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (text, signature, pem) => {
        expect(verifyPayload(text, signature, key.publicKeyPem)).toBe(false);
        expect(verifyPayload(text, signature, pem)).toBe(false);
      }),
    );
  });
});

it('the hash of a text is over its UTF-8 bytes (`printf é | sha256sum`)', () => {
  expect(sha256Of('é')).toBe('4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c');
});
