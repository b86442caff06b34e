import { describe, expect, it } from '@jest/globals';
import { CounterReader, CounterTexts } from './interface-counters.js';

const HEADINGS = [
  'Inter-|   Receive                                                |  Transmit',
  ' face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop',
];
/** The counters that the next text says, which is not all that is in its buffer. */
function next(texts: CounterTexts, ...rows: string[]) {
  const text = [...HEADINGS, ...rows, ''].join('\n');
  return texts.next(Buffer.from(`${text}${row('old', 7)}\n`), text.length);
}
const row = (name: string, packets: number) =>
  `${name}:    3193      ${packets}    0    0    0     0          0         0     3194      30    0    0    0     0       0          0`;

describe('interface counters', () => {
  it('are taken from the columns of /proc/net/dev, whatever the width of the name', () => {
    const busy =
      'tr4094-8:930164737   23613    0    1    0     0          0         0  1865926   14117    0    0    0     0       0          0';
    expect([...next(new CounterTexts(), row('    lo', 29), busy)]).toEqual([
      ['lo', { rxBytes: 3193, rxPackets: 29, txBytes: 3194, txPackets: 30 }],
      ['tr4094-8', { rxBytes: 930164737, rxPackets: 23613, txBytes: 1865926, txPackets: 14117 }],
    ]);
  });

  it('of a hundred interfaces are taken apart anew only for those that have changed', () => {
    const names = Array.from({ length: 100 }, (_, n) => `tr${n}-1`);
    const texts = new CounterTexts();
    const first = next(texts, ...names.map((name) => row(name, 5)));
    const [before, ofEighth] = [texts.parsed, first.get('tr8-1')];
    expect(next(texts, ...names.map((name) => row(name, 5)))).toBe(first);
    const then = next(texts, ...names.map((name) => row(name, name === 'tr7-1' ? 1_000_000 : 5)));
    expect(texts.parsed - before).toBe(1);
    expect(then.get('tr7-1')?.rxPackets).toBe(1_000_000);
    expect(then.get('tr8-1')).toBe(ofEighth);
    expect(then).toBe(first);
  });

  it('follow interfaces that come and go', () => {
    const texts = new CounterTexts();
    next(texts, row('a', 1), row('b', 2), row('c', 3));
    expect([...next(texts, row('a', 1), row('c', 3)).keys()]).toEqual(['a', 'c']);
    expect(next(texts, row('a', 1), row('d', 9), row('c', 4)).get('d')?.rxPackets).toBe(9);
    expect(next(texts, row('c', 4)).get('c')?.rxPackets).toBe(4);
  });

  it('are read anew each time', () => {
    const reader = new CounterReader();
    expect(reader.read().has('lo')).toBe(true);
    expect(reader.read().has('lo')).toBe(true);
    reader.close();
  });
});
