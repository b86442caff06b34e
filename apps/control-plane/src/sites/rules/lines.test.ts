import { describe, expect, it } from '@jest/globals';
import { type Capabilities, SiteInput } from '@tresse/contracts';
import { CAN, type Given, line, problems, site } from './testing/given.js';

const A = line('A', 'wan1', 1);
const B = line('B', 'wan2', 2);
const limited = { ...A, contract: { downKbit: 8_000, upKbit: 800 } };
const metered = { gigabytes: 50, billingDay: 31, whenSpent: 'cut' } as const;
/** Line A with a gateway, beside line B. */
const withGateway = (gateway: string): Partial<Given> => ({
  lines: [{ ...A, addressing: { method: 'static', address: '192.168.1.2/24', gateway } }, B],
});

describe('the lines of a site', () => {
  it('may be yet to be named, but not be taken away again', () => {
    expect(problems({ lines: [] }, { linesNamed: false })).toEqual([]);
    expect(problems({ lines: [] }, { linesNamed: true })).toEqual(['lines lines.too-few']);
  });

  it('may be VLANs of one interface', () => {
    const lines = [
      { ...A, vlan: 10 },
      { ...B, interface: 'wan1', vlan: 20 },
    ];
    expect(problems({ lines })).toEqual([]);
  });

  it.each<[string, Partial<Given>, string]>([
    [
      'on one interface',
      { lines: [A, { ...B, interface: 'wan1' }] },
      'lines.1.interface line.interface-taken',
    ],
    [
      'on one VLAN',
      {
        lines: [
          { ...A, vlan: 10 },
          { ...B, interface: 'wan1', vlan: 10 },
        ],
      },
      'lines.1.interface line.interface-taken',
    ],
    [
      'with a VLAN beside one without, on one interface',
      { lines: [A, { ...B, interface: 'wan1', vlan: 20 }] },
      'lines.1.interface line.vlan-mixed',
    ],
    [
      'without a VLAN beside one with it, on one interface',
      {
        lines: [
          { ...A, vlan: 10 },
          { ...B, interface: 'wan1' },
        ],
      },
      'lines.1.interface line.vlan-mixed',
    ],
    [
      'of one name',
      {
        lines: [
          { ...A, name: 'Free' },
          { ...B, name: 'FREE' },
        ],
      },
      'lines.1.name line.name-taken',
    ],
    [
      'whose networks overlap',
      { lines: [A, line('B', 'wan2', 1)] },
      'lines.1.addressing.address line.network-overlaps',
    ],
    [
      'of which none is always used',
      {
        lines: [
          { ...A, role: 'backup' },
          { ...B, role: 'never-bulk' },
        ],
      },
      'lines lines.no-always',
    ],
    [
      'with a VLAN of which the operating system should know the address',
      { lines: [{ ...A, vlan: 35, addressing: { method: 'automatic' } }, B] },
      'lines.0.addressing.method line.vlan-automatic',
    ],
    [
      'with a gateway in another network',
      withGateway('192.168.9.1'),
      'lines.0.addressing.gateway line.gateway-outside',
    ],
    [
      'with a gateway that is the line itself',
      withGateway('192.168.1.2'),
      'lines.0.addressing.gateway line.gateway-own',
    ],
    [
      'with a gateway on the broadcast address',
      withGateway('192.168.1.255'),
      'lines.0.addressing.gateway line.gateway-outside',
    ],
    [
      'with a limit above the contract',
      { lines: [{ ...limited, limit: { downKbit: 8_001, upKbit: 700 } }, B] },
      'lines.0.limit.downKbit line.limit-above-contract',
    ],
    [
      'with an allowance from the 31st',
      { lines: [{ ...limited, allowance: metered }, B] },
      'lines.0.allowance.billingDay allowance.day',
    ],
  ])('are refused %s', (_, change, problem) => expect(problems(change)).toEqual([problem]));

  it('need the password of a PPPoE line once there is a box to seal it for', () => {
    const session = (given: object, boxEnrolled: boolean) => {
      const addressing = { method: 'pppoe' as const, user: 'fti/abc', ...given };
      return problems({ lines: [{ ...A, addressing }, B] }, { boxEnrolled });
    };
    const at = 'lines.0.addressing.password';
    expect(session({ password: 'x' }, true)).toEqual([]);
    expect(session({ sealed: 'a2VwdA==' }, true)).toEqual([]);
    expect(session({}, true)).toEqual([`${at} line.password-needed`]);
    expect(session({ password: 'x' }, false)).toEqual([`${at} line.password-before-box`]);
    const nameless = { ...site(), lines: [{ ...A, addressing: { method: 'pppoe' } }] };
    expect(SiteInput.safeParse(nameless).error?.issues[0]?.path).toEqual(['lines', 0, 'addressing', 'user']);
  });

  it('are refused where the box has said that it cannot set them up', () => {
    const by = (access: Capabilities['access']) =>
      problems(
        { lines: [{ ...A, vlan: 35 }, B] },
        { capabilities: { box: { ...CAN, access }, relay: null } },
      );
    expect(by(['vlan'])).toEqual([]);
    expect(by(['dhcp'])).toEqual(['lines.0.vlan line.box-lacks']);
  });
});
