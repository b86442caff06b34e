import { describe, expect, it } from '@jest/globals';
import type { StepOf } from '@tresse/net-plan';
import { fakeHost } from '../testing/fake-host.js';
import { closeLineSubflows } from './line-subflows.js';
import { socketsOf } from './sockets.js';

const LIST = 'ss -t -n -i -H -O ( sport = :4433 or sport = :4438 ) and fwmark = 65538';
const row = (peer: string, id: number, token = '2e03c670') =>
  `ESTAB 0 189226 203.0.113.10:4433 ${peer} ts sack bbr wscale:11,11 tcp-ulp-mptcp flags:Jec token:0000(id:${id})/${token}(id:0) seq:70d2`;
const plain = (peer: string) => `ESTAB 0 0 203.0.113.10:4433 ${peer} ts sack bbr wscale:11,11 rto:228`;

/** What is closed when line 1 of three dies. */
async function closed(rows: string[], addresses: (string | null)[]): Promise<string[]> {
  const host = fakeHost({ [LIST]: { stdout: `${rows.join('\n')}\n` } });
  const step: StepOf<'close-line-subflows'> = {
    action: 'close-line-subflows',
    mark: 65_538,
    ports: [4433, 4438],
    endpoint: 101,
    lines: addresses.map((address, at) => ({ endpoint: 101 + at, address })),
  };
  await closeLineSubflows(socketsOf(host), step);
  expect(host.commands[0]).toBe(LIST);
  return host.commands.slice(1);
}

const ADDRESSES = ['198.51.100.1', '198.51.100.2', '198.51.100.3'];
const SHARED = ['198.51.100.1', '198.51.100.1', '198.51.100.1'];

describe('closing the subflows of a line', () => {
  it('names them to ss by peer and port', async () => {
    const rows = [row('198.51.100.2:40002', 0), row('198.51.100.1:40001', 101)];
    expect(await closed(rows, ADDRESSES)).toEqual([
      'ss -K -t -n ( sport = :4433 or sport = :4438 ) and ( dst 198.51.100.1:40001 )',
    ]);
  });

  it('tells the first subflow of a connection by what the others are not', async () => {
    const one = [row('198.51.100.1:1', 0), row('198.51.100.1:2', 102), row('198.51.100.1:3', 103)];
    const two = [
      row('198.51.100.1:4', 0, 'b'),
      row('198.51.100.1:5', 101, 'b'),
      row('198.51.100.1:6', 103, 'b'),
    ];
    expect(await closed([...one, ...two], SHARED)).toEqual([
      'ss -K -t -n ( sport = :4433 or sport = :4438 ) and ( dst 198.51.100.1:1 or dst 198.51.100.1:5 )',
    ]);
  });

  it('tells a first subflow that is alone by its address, and spares it where that is shared', async () => {
    const rows = [row('198.51.100.1:1', 0), row('198.51.100.2:2', 0, 'b')];
    expect(await closed(rows, ADDRESSES)).toEqual([
      'ss -K -t -n ( sport = :4433 or sport = :4438 ) and ( dst 198.51.100.1:1 )',
    ]);
    expect(await closed([row('198.51.100.1:1', 0)], SHARED)).toEqual([]);
    expect(await closed([row('198.51.100.1:1', 0)], ['198.51.100.1', null, null])).toEqual([]);
  });

  it('spares what has fallen back to plain TCP', async () => {
    expect(await closed([plain('198.51.100.1:1')], ADDRESSES)).toEqual([]);
  });
});
