import { describe, expect, it } from '@jest/globals';
import { downTopic, MAX_MQTT_PAYLOAD_BYTES, upTopic } from '@tresse/contracts';
import fc from 'fast-check';
import { parseInbound } from './inbound.js';

const device = '6f1c2f9e-0f7a-4d53-9a3d-3f6f3f0d5a10';
const other = '7f1c2f9e-0f7a-4d53-9a3d-3f6f3f0d5a10';
const confirm = { scope: `site:${device}`, generation: 3 };
const bytes = (value: unknown) => Buffer.from(JSON.stringify(value));

describe('a message from the broker', () => {
  it('is taken when it is well-formed and ours', () => {
    expect(parseInbound(device, downTopic(device, 'desired/confirm'), bytes(confirm))).toEqual({
      ok: true,
      value: { topic: 'desired/confirm', message: confirm },
    });
  });

  it.each([
    ['on another device’s topic', downTopic(other, 'watch'), bytes({}), 'wrong-topic'],
    ['on an up topic', upTopic(device, 'events'), bytes({}), 'wrong-topic'],
    ['above 128 kB', downTopic(device, 'watch'), Buffer.alloc(MAX_MQTT_PAYLOAD_BYTES + 1), 'too-large'],
    ['that is no JSON', downTopic(device, 'watch'), Buffer.from('{'), 'not-json'],
    ['that is no UTF-8', downTopic(device, 'watch'), Buffer.from([0x22, 0xff, 0x22]), 'not-json'],
    ['with an unknown field', downTopic(device, 'desired/confirm'), bytes({ ...confirm, x: 1 }), 'not-valid'],
  ])('%s is refused', (_what, topic, payload, reason) => {
    expect(parseInbound(device, topic, payload)).toEqual({ ok: false, reason });
  });

  it('never throws, whatever it is', () => {
    fc.assert(
      fc.property(fc.string(), fc.uint8Array(), (topic, payload) => {
        expect(parseInbound(device, topic, payload).ok).toBe(false);
        expect(parseInbound(device, downTopic(device, 'job'), payload).ok).toBe(false);
      }),
    );
  });
});
