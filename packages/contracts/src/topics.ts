import type { Id } from './id.js';

/**
 * MQTT topics of one device (MQTT 3.1.1). The edge lets a device publish to exactly `up` and subscribe to exactly
 * `down`; `<device>` is the identity in its certificate.
 */
export const UP_TOPICS = [
  'session',
  'desired/get',
  'reported',
  'telemetry',
  'events',
  'job-result',
  'load',
  'round-trips',
] as const;
/** Names of the topics that a device subscribes to. */
export const DOWN_TOPICS = [
  'desired/announce',
  'desired/document',
  'desired/confirm',
  'watch',
  'job',
  'regions',
] as const;

/** A topic that a device publishes on. */
export type UpTopic = (typeof UP_TOPICS)[number];
/** A topic that a device subscribes to. */
export type DownTopic = (typeof DOWN_TOPICS)[number];

const ROOT = 'tresse/v1';

/** The topic on which a device publishes. */
export function upTopic(device: Id, name: UpTopic): string {
  return `${ROOT}/${device}/up/${name}`;
}

/** The topic to which a device subscribes. */
export function downTopic(device: Id, name: DownTopic): string {
  return `${ROOT}/${device}/down/${name}`;
}

/** The device and the name of an up topic, or undefined when the topic is none. */
export function parseUpTopic(topic: string): { device: Id; name: UpTopic } | undefined {
  const match = /^tresse\/v1\/([0-9a-f-]{36})\/up\/(.+)$/.exec(topic);
  const name = UP_TOPICS.find((known) => known === match?.[2]);
  return match?.[1] && name ? { device: match[1], name } : undefined;
}

/** The device and the name of a down topic, or undefined when the topic is none. */
export function parseDownTopic(topic: string): { device: Id; name: DownTopic } | undefined {
  const match = /^tresse\/v1\/([0-9a-f-]{36})\/down\/(.+)$/.exec(topic);
  const name = DOWN_TOPICS.find((known) => known === match?.[2]);
  return match?.[1] && name ? { device: match[1], name } : undefined;
}
