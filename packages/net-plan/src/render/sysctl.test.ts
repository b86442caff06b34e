import { describe, expect, it } from '@jest/globals';
import { bareHost } from '../testing/examples.js';
import { sharedSysctls } from './sysctl.js';

const MPTCP_KNOBS = ['net/mptcp/blackhole_timeout', 'net/mptcp/syn_retrans_before_tcp_fallback'];

describe('the settings of both ends', () => {
  it('never lets lost SYNs turn MPTCP off, where the kernel would', () => {
    const observed = {
      ...bareHost([]),
      sysctls: { [MPTCP_KNOBS[0] ?? '']: '3600', [MPTCP_KNOBS[1] ?? '']: '2' },
    };
    expect(sharedSysctls(65_536, observed)).toMatchObject({
      'net/mptcp/blackhole_timeout': '0',
      'net/mptcp/syn_retrans_before_tcp_fallback': '255',
    });
    const older = sharedSysctls(65_536, bareHost([]));
    for (const knob of MPTCP_KNOBS) expect(older).not.toHaveProperty([knob]);
  });

  it('has what an outage took sent again at once', () => {
    expect(sharedSysctls(65_536, bareHost([]))).toMatchObject({ 'net/ipv4/tcp_frto': '0' });
  });

  it('gives a connection two minutes where its retries come each second', () => {
    const { capabilities, ...rest } = bareHost([]);
    const settings = (rtoMax: boolean) =>
      sharedSysctls(65_536, { ...rest, capabilities: { ...capabilities, rtoMax } });
    expect(settings(true)).toMatchObject({
      'net/ipv4/tcp_rto_max_ms': '1000',
      'net/ipv4/tcp_retries2': '120',
    });
    expect(settings(false)).not.toHaveProperty(['net/ipv4/tcp_retries2']);
  });
});
