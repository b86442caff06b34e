import { describe, expect, it } from '@jest/globals';
import { bareHost } from '../testing/examples.js';
import { sharedSysctls } from './sysctl.js';

const MPTCP_KNOBS = ['net/mptcp/blackhole_timeout', 'net/mptcp/syn_retrans_before_tcp_fallback'];

const BUFFER = { subflow: 180_000, connection: 1_000_000, unsent: 20_000 };

describe('the settings of both ends', () => {
  it('never lets lost SYNs turn MPTCP off, where the kernel would', () => {
    const observed = {
      ...bareHost([]),
      sysctls: { [MPTCP_KNOBS[0] ?? '']: '3600', [MPTCP_KNOBS[1] ?? '']: '2' },
    };
    expect(sharedSysctls(BUFFER, observed)).toMatchObject({
      'net/mptcp/blackhole_timeout': '0',
      'net/mptcp/syn_retrans_before_tcp_fallback': '255',
    });
    const older = sharedSysctls(BUFFER, bareHost([]));
    for (const knob of MPTCP_KNOBS) expect(older).not.toHaveProperty([knob]);
  });

  it('gives a connection of several subflows more than these have', () => {
    expect(sharedSysctls(BUFFER, bareHost([]))['net/ipv4/tcp_wmem']).toBe('1000000 16384 180000');
    const { capabilities, ...rest } = bareHost([]);
    const plain = sharedSysctls(BUFFER, { ...rest, capabilities: { ...capabilities, mptcp: false } });
    expect(plain['net/ipv4/tcp_wmem']).toBe('4096 16384 180000');
  });

  it('bounds what subflows hold unsent, and leaves a kernel without them alone', () => {
    const knob = ['net/ipv4/tcp_notsent_lowat'];
    const { capabilities, ...rest } = bareHost([]);
    expect(sharedSysctls(BUFFER, { ...rest, capabilities })).toHaveProperty(knob, '20000');
    const plain = sharedSysctls(BUFFER, { ...rest, capabilities: { ...capabilities, mptcp: false } });
    expect(plain).not.toHaveProperty(knob);
  });

  it('has what an outage took sent again at once', () => {
    expect(sharedSysctls(BUFFER, bareHost([]))).toMatchObject({ 'net/ipv4/tcp_frto': '0' });
  });

  it('gives a connection two minutes where its retries come each second', () => {
    const { capabilities, ...rest } = bareHost([]);
    const settings = (rtoMax: boolean) =>
      sharedSysctls(BUFFER, { ...rest, capabilities: { ...capabilities, rtoMax } });
    expect(settings(true)).toMatchObject({
      'net/ipv4/tcp_rto_max_ms': '1000',
      'net/ipv4/tcp_retries2': '120',
    });
    expect(settings(false)).not.toHaveProperty(['net/ipv4/tcp_retries2']);
  });
});
