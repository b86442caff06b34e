import { describe, expect, it } from '@jest/globals';
import { fakeHost } from '../testing/fake-host.js';
import { readBbr } from './bbr.js';

const AVAILABLE = '/proc/sys/net/ipv4/tcp_available_congestion_control';
const NO_MODULE = { 'modprobe --dry-run --quiet tcp_bbr': { code: 1 } };

describe('the kind of BBR that a host has', () => {
  it.each([
    ['the steady one where it is registered', 'reno bbr cubic tresse_bbr\n', NO_MODULE, 'tresse_bbr'],
    ['the kernel’s own, built in or loaded', 'reno bbr cubic\n', NO_MODULE, 'bbr'],
    ['the kernel’s own, a module that nobody has asked for', 'reno cubic\n', {}, 'bbr'],
    ['none', 'reno cubic\n', NO_MODULE, null],
  ])('is %s', async (_, available, answers, expected) => {
    expect(await readBbr(fakeHost(answers, { [AVAILABLE]: available }))).toBe(expected);
  });
});
