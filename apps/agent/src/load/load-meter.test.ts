import { describe, expect, it } from '@jest/globals';
import { RelayLoad } from '@tresse/contracts';
import { cpuPercent, cpuTime } from './cpu.js';
import { loadBetween, startLoadMeter } from './load-meter.js';
import { defaultInterface } from './public-interface.js';

const STAT = 'cpu  100 0 50 800 50 0 0 0 30 0\ncpu0 100 0 50 800 50 0 0 0 30 0\nintr 1\n';
const ROUTES = `Iface	Destination	Gateway 	Flags	RefCnt	Use	Metric	Mask		MTU	Window	IRTT
wg0	0000000A	00000000	0001	0	0	0	000000FF	0	0	0
eth1	00000000	0101A8C0	0003	0	0	200	00000000	0	0	0
eth0	00000000	0100A8C0	0003	0	0	100	00000000	0	0	0
`;

describe('the processors', () => {
  it('are as busy as the time that was neither idle nor waiting for a disk', () => {
    expect(cpuTime(STAT)).toEqual({ total: 1_000, idle: 850 });
    expect(cpuPercent({ total: 1_000, idle: 850 }, { total: 2_000, idle: 1_600 })).toBe(25);
  });

  it('are nothing that can be told by a text without them, nor at once', () => {
    expect(cpuTime('intr 1\n')).toBeNull();
    expect(cpuPercent({ total: 5, idle: 1 }, { total: 5, idle: 1 })).toBe(0);
  });
});

describe('the public interface', () => {
  it('is that of the default route, the preferred one of several', () => {
    expect(defaultInterface(ROUTES)).toBe('eth0');
    expect(defaultInterface(ROUTES.split('\n').slice(0, 2).join('\n'))).toBeNull();
  });
});

describe('the load', () => {
  const reading = (at: number, received: number, device = 'eth0') => ({
    at,
    cpu: { total: at, idle: at / 2 },
    device,
    received,
    sent: 2 * received,
  });
  const at = new Date('2026-11-22T12:00:00.000Z');

  it('is what was carried between two readings, as a rate', () => {
    expect(loadBetween(reading(0, 0), reading(15_000, 15_000_000), at)).toEqual({
      at: at.toISOString(),
      cpuPercent: 50,
      receivedKbit: 8_000,
      sentKbit: 16_000,
    });
  });

  it('holds no traffic where the interface is another, or its counters began anew', () => {
    expect(loadBetween(reading(0, 0, 'eth1'), reading(1_000, 9_000), at)?.receivedKbit).toBe(0);
    expect(loadBetween(reading(0, 9_000), reading(1_000, 0), at)?.receivedKbit).toBe(0);
  });

  it('is told of this machine at each interval, and no more once it has stopped', async () => {
    const due: (() => void)[] = [];
    const told: RelayLoad[] = [];
    let scheduled = () => {};
    const meter = startLoadMeter({
      clock: {
        now: () => at.getTime(),
        monotonic: () => 0,
        after: (ms, callback) => {
          expect(ms).toBe(15_000);
          due.push(callback);
          scheduled();
          return () => void due.pop();
        },
      },
      send: async (load) => void told.push(load),
      onTrouble: (error) => {
        throw error;
      },
    });
    const nextTurn = () => new Promise<void>((resolve) => (scheduled = resolve));
    await nextTurn();
    expect(told).toEqual([]);
    due.pop()?.();
    await nextTurn();
    expect(told.map((load) => RelayLoad.parse(load))).toHaveLength(1);
    meter.stop();
    expect(due).toEqual([]);
  });
});
