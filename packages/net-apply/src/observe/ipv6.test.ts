import { describe, expect, it } from '@jest/globals';
import { fakeHost } from '../testing/fake-host.js';
import { readIpv6Rules, speaksIpv6 } from './ipv6.js';

const SPOKEN = { '/proc/sys/net/ipv6/conf/all/forwarding': '0\n' };
const RULES = '[{"priority":4000,"src":"all","iif":"lan0","table":"400"}]';
const answers = { 'ip -6 -j -force -batch -: rule show': { stdout: RULES } };

describe('IPv6 of a host', () => {
  it('is asked for its rules where the kernel speaks it', async () => {
    const host = fakeHost(answers, SPOKEN);
    expect(await speaksIpv6(host)).toBe(true);
    expect(await readIpv6Rules(host)).toEqual([
      { family: 'ipv6', priority: 4_000, table: 400, incoming: 'lan0' },
    ]);
  });

  it('has no rules, and is asked for none, where it is switched off', async () => {
    const host = fakeHost(answers);
    expect(await speaksIpv6(host)).toBe(false);
    expect(await readIpv6Rules(host)).toEqual([]);
    expect(host.commands).toEqual([]);
  });
});
