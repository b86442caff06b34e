import { describe, expect, it } from '@jest/globals';
import { HostError } from '@tresse/net-apply';
import { fakeHost } from '../../../../../packages/net-apply/src/testing/fake-host.js';
import { boundInitialPacing } from './bound-initial-pacing.js';

const MOUNTS = `24 30 0:22 / /proc rw,nosuid shared:12 - proc proc rw
33 24 0:28 / /sys/fs/cgroup rw,nosuid shared:9 - cgroup2 cgroup2 rw,nsdelegate
`;
const HERE = {
  '/proc/self/mountinfo': MOUNTS,
  '/proc/self/cgroup': '0::/system.slice/tresse-agent.service\n',
};

/** The commands, with what differs from run to run replaced. */
const steady = (commands: readonly string[]) =>
  commands.map((text) =>
    text.replace(/\S*tresse-kernel-\w+\/initial/, 'TMP/initial').replaceAll(`-${process.pid}`, '-PID'),
  );

describe('the bound on initial pacing', () => {
  it('is loaded, and put on the control group of the process that asks', async () => {
    const host = fakeHost({}, HERE);
    expect(await boundInitialPacing(host, null)).toBeNull();
    expect(steady(host.commands)).toEqual([
      'bpftool prog load TMP/initial-pacing.o /sys/fs/bpf/tresse-pacing-PID type sockops',
      'bpftool cgroup attach /sys/fs/cgroup/system.slice/tresse-agent.service sock_ops pinned /sys/fs/bpf/tresse-pacing-PID',
    ]);
  });

  it('is put on the control group that is named', async () => {
    const host = fakeHost();
    await boundInitialPacing(host, '/sys/fs/cgroup/unified/r');
    expect(steady(host.commands)[1]).toBe(
      'bpftool cgroup attach /sys/fs/cgroup/unified/r sock_ops pinned /sys/fs/bpf/tresse-pacing-PID',
    );
  });

  it('finds the second version of control groups beside the first', async () => {
    const mounts = `33 24 0:28 / /sys/fs/cgroup/cpu rw - cgroup cgroup rw,cpu
34 24 0:29 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw
`;
    const own = '3:cpu:/a\n0::/\n';
    const host = fakeHost({}, { '/proc/self/mountinfo': mounts, '/proc/self/cgroup': own });
    await boundInitialPacing(host, null);
    expect(host.commands[1]).toContain('attach /sys/fs/cgroup/unified/ sock_ops');
  });

  it('says why it is not there', async () => {
    const refused = { 'bpftool prog load': { code: 255, stderr: 'libbpf: one\nError: failed to load\n' } };
    expect(await boundInitialPacing(fakeHost(refused, HERE), null)).toBe(
      'bpftool prog load: Error: failed to load',
    );
    expect(await boundInitialPacing(fakeHost(), null)).toBe(
      'this process is in no control group of version 2',
    );
    const without = {
      ...fakeHost({}, HERE),
      run: async () => Promise.reject(new HostError('host.command-missing', 'There is no program bpftool.')),
    };
    expect(await boundInitialPacing(without, null)).toBe(
      'bpftool is not installed (apt-get install bpftool)',
    );
  });
});
