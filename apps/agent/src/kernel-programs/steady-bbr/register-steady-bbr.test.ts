import { describe, expect, it } from '@jest/globals';
import { HostError } from '@tresse/net-apply';
import { fakeHost } from '../../../../../packages/net-apply/src/testing/fake-host.js';
import { registerSteadyBbr } from './register-steady-bbr.js';

const AVAILABLE = '/proc/sys/net/ipv4/tcp_available_congestion_control';
const HERE = {
  [AVAILABLE]: 'reno cubic\n',
  '/proc/sys/kernel/osrelease': '6.12.48+deb13-amd64\n',
  '/sys/kernel/btf/vmlinux': '',
};

/** The commands, with what differs from run to run replaced. */
const steady = (commands: readonly string[]) =>
  commands.map((text) => text.replace(/\S*tresse-kernel-\w+/, 'TMP'));

describe('the registration of tresse_bbr', () => {
  it('is done where the kernel describes itself, once BBR is there', async () => {
    const host = fakeHost({}, HERE);
    expect(await registerSteadyBbr(host)).toBeNull();
    expect(steady(host.commands)).toEqual([
      'modprobe --quiet tcp_bbr',
      'bpftool struct_ops register TMP/steady-bbr.o',
    ]);
  });

  it('is not done again', async () => {
    const host = fakeHost({}, { ...HERE, [AVAILABLE]: 'reno bbr cubic tresse_bbr\n' });
    expect(await registerSteadyBbr(host)).toBeNull();
    expect(host.commands).toEqual([]);
  });

  it('says why it is not there', async () => {
    const refused = { 'bpftool struct_ops': { code: 255, stderr: 'libbpf: one\nError: failed to load\n' } };
    expect(await registerSteadyBbr(fakeHost(refused, HERE))).toBe(
      'bpftool struct_ops register: Error: failed to load',
    );
    const { '/sys/kernel/btf/vmlinux': _, ...mute } = HERE;
    expect(await registerSteadyBbr(fakeHost({}, mute))).toBe(
      'this kernel does not describe itself (no /sys/kernel/btf/vmlinux)',
    );
    const without = {
      ...fakeHost({}, HERE),
      run: async () => Promise.reject(new HostError('host.command-missing', 'There is no such program.')),
    };
    expect(await registerSteadyBbr(without)).toBe('bpftool is not installed (apt-get install bpftool)');
  });
});
