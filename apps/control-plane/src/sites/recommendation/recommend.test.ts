import { describe, expect, it } from '@jest/globals';
import type { Capabilities } from '@tresse/contracts';
import type { KnownLine } from './known-line.js';
import { recommendBraid } from './recommend.js';

const ABLE: Capabilities = {
  kernelWireguard: true,
  mptcp: true,
  bonding: true,
  openvpn: true,
  dnsmasq: true,
  qdiscs: [],
  access: [],
  ipv6: true,
};
const line = (name: string, more: Partial<KnownLine> = {}): KnownLine => ({
  name,
  contract: { downKbit: 20_000, upKbit: 5_000 },
  rttMs: 20,
  jitterMs: 1,
  lossPercent: 0,
  mptcp: 'passes',
  ...more,
});
const codes = (lines: KnownLine[], box = ABLE, relay = ABLE) => {
  const { braid, reasons } = recommendBraid(lines, { box, relay });
  const way = braid.profile === 'mptcp' ? `mptcp/${braid.carrier}` : braid.profile;
  return [way, ...reasons.map(({ code }) => code)];
};
const noMptcp = { ...ABLE, mptcp: false };
const noWireguard = { ...ABLE, kernelWireguard: false };

describe('the recommended braid', () => {
  it('is tunnels where the kernel makes them and MPTCP is there', () => {
    expect(codes([line('A'), line('B', { rttMs: 60 })])).toEqual([
      'mptcp/tunnel',
      'joins-unlike-lines',
      'tunnel-answers-sooner',
    ]);
  });

  it('is the bare lines where each passes MPTCP, answers soon, and tunnels would cost the processor', () => {
    const lines = [line('A'), line('B', { rttMs: 60 })];
    expect(codes(lines, noWireguard)[0]).toBe('mptcp/direct');
    expect(codes(lines, noWireguard)).toContain('direct-spares-processor');
    const slow = lines.map((other) => ({ ...other, rttMs: 45 }));
    expect(codes(slow, noWireguard)[0]).toBe('mptcp/tunnel');
  });

  it('is tunnels while one line strips MPTCP, which is named, or has not been tried', () => {
    const stripped = [line('ADSL'), line('4G', { mptcp: 'stripped' })];
    expect(codes(stripped, noWireguard)).toEqual(['mptcp/tunnel', 'joins-unlike-lines', 'line-strips-mptcp']);
    const { reasons } = recommendBraid(stripped, { box: ABLE, relay: ABLE });
    expect(reasons[1]?.message.en).toContain('on 4G takes');
    const untried = [line('ADSL'), line('4G', { mptcp: 'unknown' })];
    expect(codes(untried, noWireguard)).toEqual(['mptcp/tunnel', 'joins-unlike-lines', 'passage-unknown']);
  });

  it('is tunnels while lines share an address, and names them', () => {
    const lines = ['ADSL', '4G'].map((name) => line(name, { mptcp: 'shared-address' }));
    expect(codes(lines, noWireguard)).toEqual(['mptcp/tunnel', 'joins-unlike-lines', 'lines-share-address']);
    const { reasons } = recommendBraid(lines, { box: ABLE, relay: ABLE });
    expect(reasons[1]?.message.fr).toContain('sur ADSL, 4G,');
  });

  it('without MPTCP sprays over lines that are alike, and only over those', () => {
    expect(codes([line('A'), line('B')], noMptcp)).toEqual(['spray', 'box-no-mptcp', 'lines-alike']);
    expect(codes([line('A'), line('B')], ABLE, noMptcp)).toEqual(['spray', 'relay-no-mptcp', 'lines-alike']);
    const unlike: Partial<KnownLine>[] = [
      { rttMs: 40 },
      { rttMs: null },
      { jitterMs: 8 },
      { lossPercent: 0.1 },
      { contract: { downKbit: 40_000, upKbit: 5_000 } },
      { contract: null },
    ];
    for (const more of unlike) {
      expect(codes([line('A'), line('B', more)], noMptcp)).toEqual([
        'failover',
        'box-no-mptcp',
        'lines-unlike',
      ]);
    }
  });
});
