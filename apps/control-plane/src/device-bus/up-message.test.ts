import { describe, expect, it } from '@jest/globals';
import { UP_TOPICS } from '@tresse/contracts';
import fc from 'fast-check';
import { parseUpMessage } from './up-message.js';

describe('what a device says', () => {
  it('is taken apart by its topic', () => {
    expect(parseUpMessage('session', Buffer.from('{"state":"online","epoch":4}'))).toEqual({
      ok: true,
      message: { name: 'session', body: { state: 'online', epoch: 4 } },
    });
  });

  it('is refused with the place of the fault and nothing of its content', () => {
    const secret = Buffer.from(JSON.stringify({ state: 'online', epoch: 'hunter2' }));
    const parsed = parseUpMessage('session', secret);
    expect(parsed).toEqual({ ok: false, why: 'session: epoch invalid_type' });
  });

  it('never throws, whatever bytes come', () => {
    fc.assert(
      fc.property(fc.constantFrom(...UP_TOPICS), fc.uint8Array({ maxLength: 300 }), (name, bytes) => {
        expect(parseUpMessage(name, Buffer.from(bytes)).ok).toBe(false);
      }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...UP_TOPICS), fc.json(), (name, text) => {
        expect(parseUpMessage(name, Buffer.from(text)).ok).toBe(false);
      }),
    );
  });
});
