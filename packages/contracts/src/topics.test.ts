import { describe, expect, it } from '@jest/globals';
import { DOWN_TOPICS, downTopic, parseDownTopic, parseUpTopic, UP_TOPICS, upTopic } from './topics.js';

const device = '0190d3f4-1111-7222-8333-444455556666';

describe('topics', () => {
  it.each(UP_TOPICS)('%s is read back from what a device publishes', (name) => {
    expect(parseUpTopic(upTopic(device, name))).toEqual({ device, name });
    expect(parseDownTopic(upTopic(device, name))).toBeUndefined();
  });

  it.each(DOWN_TOPICS)('%s is read back from what a device hears', (name) => {
    expect(parseDownTopic(downTopic(device, name))).toEqual({ device, name });
  });

  it.each([
    'tresse/v1/#',
    `tresse/v1/${device}/up/+`,
    `tresse/v1/${device}/up/session/x`,
    `tresse/v2/${device}/up/session`,
    '',
  ])('«%s» is none', (topic) => {
    expect(parseUpTopic(topic)).toBeUndefined();
  });
});
