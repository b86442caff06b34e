import { describe, expect, it } from '@jest/globals';
import { readSendings } from './read-sendings.js';
import { fakeHost } from './testing/fake-host.js';

const LIST = 'ss -t -n -i -H -O src 10.77.0.17 or src 10.77.0.18';
const ENDS = [
  { end: 'src', address: '10.77.0.17' },
  { end: 'src', address: '10.77.0.18' },
] as const;

describe('what connections have sent', () => {
  it('is asked of ss for the given ends, and read from what it shows', async () => {
    const host = fakeHost({
      [LIST]: {
        stdout: `ESTAB 0 19256 10.77.0.17%tl1:42365 10.77.0.1:4430  cubic wscale:11,11 rto:508 data_segs_out:332 send 366420bps
ESTAB 0 17996 10.77.0.18:40268 10.77.0.1:4430  bbr wscale:11,11 data_segs_out:310 retrans:1/9 dsack_dups:2 rcv_space:13800
SYN-SENT 0 1 10.77.0.18:40300 10.77.0.1:4430
`,
      },
    });
    expect(await readSendings(host, ENDS)).toEqual([
      { local: '10.77.0.17%tl1:42365', peer: '10.77.0.1:4430', sent: 332, lost: 0 },
      { local: '10.77.0.18:40268', peer: '10.77.0.1:4430', sent: 310, lost: 7 },
    ]);
    expect(host.commands).toEqual([LIST]);
  });

  it('is nothing, and asked of nobody, where no ends are given', async () => {
    const host = fakeHost({});
    expect(await readSendings(host, [])).toEqual([]);
    expect(host.commands).toEqual([]);
  });
});
