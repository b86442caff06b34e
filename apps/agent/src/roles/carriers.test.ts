import { afterEach, describe, expect, it } from '@jest/globals';
import type { WatchedLine } from '../watcher/index.js';
import { Carriers } from './carriers.js';

const SITE = '0d9f4a0e-7c55-4d0b-8a63-1f6a4a3f8f01';

const line = (index: number, lineId: string): WatchedLine => ({
  ...{ siteId: SITE, lineId, index, tunnel: `tl${index}`, wan: `wan${index}`, bare: false, resting: false },
  ...{ localAddress: `10.77.0.${16 + index}`, peerAddress: '10.77.0.1', heartbeatPort: 4_431 },
  agreedKbit: null,
});

const carriers = new Carriers({
  states: () => [],
  attend: () => undefined,
  onPlan: () => undefined,
  onCarrier: () => undefined,
});
afterEach(() => carriers.stop());

describe('what carries a line', () => {
  it('is as a former run of the agent left it, but not what carried another line of its index', () => {
    carriers.update([line(1, 'one'), line(2, 'two')], [2]);
    expect(carriers.fallback(SITE)).toEqual({ kept: [2], used: [2] });
    carriers.update([line(1, 'one'), line(2, 'another')], [2]);
    expect(carriers.fallback(SITE)).toEqual({ kept: [], used: [] });
    expect(carriers.of('another')).toBe('udp');
  });
});
