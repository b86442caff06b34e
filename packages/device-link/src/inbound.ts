import { type Id, MAX_MQTT_PAYLOAD_BYTES, parseDownTopic } from '@tresse/contracts';
import { DOWN_SCHEMAS, type DownMessage } from './messages.js';

/** Why a message from the broker was not taken. */
export type InboundRefusal = 'wrong-topic' | 'too-large' | 'not-json' | 'not-valid';

export type Inbound = { ok: true; value: DownMessage } | { ok: false; reason: InboundRefusal };

/** What came in on a topic of this device, parsed; or the reason for which it is not taken. Never throws. */
export function parseInbound(device: Id, topic: string, payload: Uint8Array): Inbound {
  const parsedTopic = parseDownTopic(topic);
  if (parsedTopic?.device !== device) return { ok: false, reason: 'wrong-topic' };
  if (payload.byteLength > MAX_MQTT_PAYLOAD_BYTES) return { ok: false, reason: 'too-large' };
  const json = jsonOf(payload);
  if (json === undefined) return { ok: false, reason: 'not-json' };
  const parsed = DOWN_SCHEMAS[parsedTopic.name].safeParse(json);
  if (!parsed.success) return { ok: false, reason: 'not-valid' };
  return { ok: true, value: { topic: parsedTopic.name, message: parsed.data } as DownMessage };
}

function jsonOf(payload: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload));
  } catch {
    return undefined;
  }
}
