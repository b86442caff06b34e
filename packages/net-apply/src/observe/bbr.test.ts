import { describe, expect, it } from '@jest/globals';
import { fakeHost } from '../testing/fake-host.js';
import { hasBbr } from './bbr.js';

const AVAILABLE = '/proc/sys/net/ipv4/tcp_available_congestion_control';
const NO_MODULE = { 'modprobe --dry-run --quiet tcp_bbr': { code: 1 } };

describe('BBR', () => {
  it.each([
    ['is there where it is built in or loaded', 'reno bbr cubic\n', NO_MODULE, true],
    ['is there as a module that nobody has asked for', 'reno cubic\n', {}, true],
    ['is not there otherwise', 'reno cubic\n', NO_MODULE, false],
  ])('%s', async (_, available, answers, expected) => {
    expect(await hasBbr(fakeHost(answers, { [AVAILABLE]: available }))).toBe(expected);
  });
});
