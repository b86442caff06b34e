import { describe, expect, it } from '@jest/globals';
import type { BondMode, Capabilities } from '@tresse/contracts';
import { checkSite } from './index.js';
import { around, CAN, type Given, line, problems, site } from './testing/given.js';

describe('how a site joins its lines', () => {
  it('refuse the bare lines while one is known to strip MPTCP, by its name', () => {
    const id = '00000000-0000-4000-8000-000000000001';
    const lines = [{ ...line('Orange', 'wan1', 1), id }, line('Free', 'wan2', 2)];
    const known = { ...around, strippingLines: [id] };
    const direct = site({ lines, braid: { profile: 'mptcp', carrier: 'direct' } });
    expect(checkSite(direct, known)).toMatchObject([
      {
        path: 'braid.carrier',
        code: 'braid.line-strips-mptcp',
        message: { en: expect.stringContaining('on Orange takes') },
      },
    ]);
    expect(checkSite(site({ lines }), known)).toEqual([]);
    expect(checkSite(direct, around)).toEqual([]);
    const oneArm = { ...direct, lan: { ...direct.lan, mode: { kind: 'one-arm' as const } } };
    expect(checkSite(oneArm, around)).toContainEqual(
      expect.objectContaining({ path: 'braid.carrier', code: 'braid.direct-one-arm' }),
    );
  });

  it('refuse the bare lines while the box has one address on two of them, by their names', () => {
    const ids = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'];
    const [first, second] = [line('Orange', 'wan1', 1), line('Free', 'wan2', 2)];
    const lines = [
      { ...first, id: ids[0] },
      { ...second, id: ids[1] },
    ];
    const known = { ...around, sharingLines: ids };
    const direct = { profile: 'mptcp', carrier: 'direct' } as const;
    expect(checkSite(site({ lines, braid: direct }), known)).toMatchObject([
      {
        path: 'braid.carrier',
        code: 'braid.lines-share-address',
        message: {
          en: expect.stringContaining('on Orange, Free,'),
          fr: expect.stringContaining('sur Orange, Free,'),
        },
      },
    ]);
    expect(checkSite(site({ lines }), known)).toEqual([]);
    const alone = [{ ...first, id: ids[0] }, second];
    expect(checkSite(site({ lines: alone, braid: direct }), known)).toEqual([]);
  });

  it('does not let a bond’s driver watch lines that it keeps in reserve', () => {
    const watched = (mode: BondMode, monitor: 'arp' | 'watcher') =>
      problems({ braid: { profile: 'bond', mode, monitor } });
    expect(watched('active-backup', 'arp')).toEqual(['braid.monitor braid.arp-needs-traffic']);
    expect(watched('active-backup', 'watcher')).toEqual([]);
    expect(watched('balance-rr', 'arp')).toEqual([]);
  });

  it('refuse a bond for which the relay has no ports left, by the site’s place', () => {
    const codes = (relayIndex: number | null, braid: Given['braid'] = { profile: 'bond' }) =>
      problems({ braid }, { relayIndex });
    expect(codes(1_054)).toEqual([]);
    expect(codes(1_055)).toEqual(['braid.profile braid.relay-out-of-ports']);
    expect(codes(null)).toEqual([]);
    expect(codes(1_055, { profile: 'spray' })).toEqual([]);
  });

  it('refuse a braid that an end has said it cannot run', () => {
    const between = (box: Capabilities | null, relay: Capabilities | null) =>
      problems({ braid: { profile: 'bond' } }, { capabilities: { box, relay } });
    expect(between(CAN, CAN)).toEqual([]);
    expect(between(null, null)).toEqual([]);
    expect(between({ ...CAN, bonding: false }, { ...CAN, openvpn: false })).toEqual([
      'braid.profile braid.box-no-bonding',
      'braid.profile braid.relay-no-openvpn',
    ]);
  });
});
