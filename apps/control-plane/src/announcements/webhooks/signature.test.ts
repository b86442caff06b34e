import { createHmac, timingSafeEqual } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { newWebhookSecret, signatureOf } from './signature.js';

/** As docs/relays/announcements.md tells a receiver to do it. */
function isGenuine(secret: string, header: string, body: string, nowSeconds: number): boolean {
  const { t = '', v1 = '' } = Object.fromEntries(header.split(',').map((part) => part.split('=')));
  const expected = createHmac('sha256', secret).update(`${t}.${body}`).digest();
  const given = Buffer.from(v1, 'hex');
  const fresh = Math.abs(nowSeconds - Number(t)) <= 300;
  return fresh && given.length === expected.length && timingSafeEqual(given, expected);
}

describe('the signature of a delivery', () => {
  const at = new Date('2026-10-01T12:00:00Z');
  const now = at.getTime() / 1000;

  it('holds for this secret, body and time alone', () => {
    const secret = newWebhookSecret();
    const header = signatureOf(secret, '{"a":1}', at);
    expect(isGenuine(secret, header, '{"a":1}', now + 5)).toBe(true);
    expect(isGenuine(secret, header, '{"a":2}', now)).toBe(false);
    expect(isGenuine(newWebhookSecret(), header, '{"a":1}', now)).toBe(false);
    expect(isGenuine(secret, header.replace(`t=${now}`, `t=${now + 1}`), '{"a":1}', now)).toBe(false);
    expect(isGenuine(secret, header, '{"a":1}', now + 301)).toBe(false);
  });

  it('is what openssl makes of the same', () => {
    expect(signatureOf('whsec_x', '{}', at)).toBe(
      't=1790856000,v1=8e2852d75652ea6670a95d5a65b9803e821692a33b4328545a1fc284aee419e8',
    );
  });
});
