import { describe, expect, it } from '@jest/globals';
import { DOWN_TOPICS, downTopic, MAX_MQTT_PAYLOAD_BYTES, UP_TOPICS, upTopic } from '@tresse/contracts';
import { checkSubscription, checkWill, mayForward, ownTopic } from './topic-rules.js';

const OWN = '11111111-1111-4111-8111-111111111111';
const OTHER = '22222222-2222-4222-8222-222222222222';
const publication = (topic: string, more = {}) => ({
  topic,
  payload: Buffer.from('{}'),
  qos: 1,
  retain: false,
  ...more,
});

describe('publishing', () => {
  it.each(UP_TOPICS)('is allowed on the device’s own %s', (name) => {
    expect(ownTopic(OWN, publication(upTopic(OWN, name)))).toBe(name);
  });

  it.each([
    ['topic.foreign', publication(upTopic(OTHER, 'telemetry'))],
    ['topic.foreign', publication(downTopic(OWN, 'job'))],
    ['topic.foreign', publication(`${upTopic(OWN, 'session')}/more`)],
    ['topic.foreign', publication('$SYS/heartbeat')],
    ['topic.foreign', publication('')],
    ['qos.unsupported', publication(upTopic(OWN, 'session'), { qos: 2 })],
    ['retain.refused', publication(upTopic(OWN, 'session'), { retain: true })],
    [
      'packet.oversized',
      publication(upTopic(OWN, 'events'), { payload: Buffer.alloc(MAX_MQTT_PAYLOAD_BYTES + 1) }),
    ],
  ])('is refused as %s', (flag, packet) => {
    expect(() => ownTopic(OWN, packet)).toThrow(expect.objectContaining({ flag }));
  });
});

describe('subscribing', () => {
  it.each(DOWN_TOPICS)('is allowed to the device’s own %s', (name) => {
    expect(() => checkSubscription(OWN, downTopic(OWN, name))).not.toThrow();
    expect(mayForward(OWN, downTopic(OWN, name))).toBe(true);
  });

  it.each([
    downTopic(OTHER, 'job'),
    upTopic(OWN, 'telemetry'),
    '#',
    '+/v1/+/down/job',
    `tresse/v1/${OWN}/down/#`,
  ])('to %s is refused, and nothing on it is forwarded', (filter) => {
    expect(() => checkSubscription(OWN, filter)).toThrow(
      expect.objectContaining({ flag: 'subscription.foreign' }),
    );
    expect(mayForward(OWN, filter)).toBe(false);
  });
});

describe('a last will', () => {
  const offline = Buffer.from(JSON.stringify({ state: 'offline', epoch: 3 }));

  it('may say «offline» on the own session topic', () => {
    expect(() => checkWill(OWN, publication(upTopic(OWN, 'session'), { payload: offline }))).not.toThrow();
  });

  it.each([
    ['on another’s topic', publication(upTopic(OTHER, 'session'), { payload: offline })],
    ['on another topic', publication(upTopic(OWN, 'events'), { payload: offline })],
    [
      'that says «online»',
      publication(upTopic(OWN, 'session'), { payload: Buffer.from('{"state":"online","epoch":3}') }),
    ],
    ['that says nothing', publication(upTopic(OWN, 'session'), { payload: Buffer.from('') })],
    ['that is retained', publication(upTopic(OWN, 'session'), { payload: offline, retain: true })],
  ])('%s is refused', (_, will) => {
    expect(() => checkWill(OWN, will)).toThrow(expect.objectContaining({ flag: 'will.refused' }));
  });
});
