import { describe, expect, it } from '@jest/globals';
import { CounterReader, parseInterfaceCounters } from './interface-counters.js';

describe('interface counters', () => {
  it('are taken from the columns of /proc/net/dev, whatever the width of the name', () => {
    const text = [
      'Inter-|   Receive                                                |  Transmit',
      ' face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop',
      '    lo:    3193      29    0    0    0     0          0         0     3194      30    0    0    0     0       0          0',
      'tr4094-8:930164737   23613    0    1    0     0          0         0  1865926   14117    0    0    0     0       0          0',
    ].join('\n');
    expect([...parseInterfaceCounters(Buffer.from(text))]).toEqual([
      ['lo', { rxBytes: 3193, rxPackets: 29, txBytes: 3194, txPackets: 30 }],
      ['tr4094-8', { rxBytes: 930164737, rxPackets: 23613, txBytes: 1865926, txPackets: 14117 }],
    ]);
  });

  it('are read anew each time', () => {
    const reader = new CounterReader();
    expect(reader.read().has('lo')).toBe(true);
    expect(reader.read().has('lo')).toBe(true);
    reader.close();
  });
});
