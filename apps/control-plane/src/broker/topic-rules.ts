import {
  type Id,
  MAX_MQTT_PAYLOAD_BYTES,
  parseDownTopic,
  parseUpTopic,
  SessionMessage,
  type UpTopic,
  upTopic,
} from '@tresse/contracts';
import { EdgeRefusal } from './flag.js';

/** As much of an MQTT PUBLISH, or of a will, as the rules look at. */
export interface Publication {
  topic: string;
  payload: Buffer | string;
  qos?: number | undefined;
  retain?: boolean | undefined;
}

/**
 * The name of the device's own topic that a publication is on.
 * @throws EdgeRefusal when the topic is not the device's, QoS is 2, it is to be retained, or it is over 128 kB.
 */
export function ownTopic(deviceId: Id, packet: Publication): UpTopic {
  const topic = parseUpTopic(packet.topic);
  if (topic?.device !== deviceId) throw new EdgeRefusal('topic.foreign', `published on ${packet.topic}`);
  const { qos = 0 } = packet;
  if (qos > 1) throw new EdgeRefusal('qos.unsupported', `published with QoS ${qos}`);
  if (packet.retain) throw new EdgeRefusal('retain.refused', 'asked to retain a message');
  if (Buffer.byteLength(packet.payload) > MAX_MQTT_PAYLOAD_BYTES) {
    throw new EdgeRefusal('packet.oversized', 'a payload is larger than allowed');
  }
  return topic.name;
}

/**
 * Checks a last will: only «offline», on the device's own session topic.
 * @throws EdgeRefusal when it is anything else.
 */
export function checkWill(deviceId: Id, will: Publication): void {
  const ownSession = will.topic === upTopic(deviceId, 'session') && (will.qos ?? 0) <= 1 && !will.retain;
  if (!ownSession || !saysOffline(will.payload)) {
    throw new EdgeRefusal('will.refused', 'the last will is not «offline» on the own session topic');
  }
}

/**
 * Checks a subscription: exactly one of the device's own topics, no wildcard.
 * @throws EdgeRefusal when it is anything else.
 */
export function checkSubscription(deviceId: Id, filter: string): void {
  if (!mayForward(deviceId, filter)) {
    throw new EdgeRefusal('subscription.foreign', `subscribed to ${filter}`);
  }
}

/** True when a message on this topic is meant for this device. */
export function mayForward(deviceId: Id, topic: string): boolean {
  return parseDownTopic(topic)?.device === deviceId;
}

function saysOffline(payload: Buffer | string): boolean {
  try {
    return SessionMessage.parse(JSON.parse(payload.toString())).state === 'offline';
  } catch {
    return false;
  }
}
