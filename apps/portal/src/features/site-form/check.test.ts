import { describe, expect, it } from '@jest/globals';
import { FIELD_ERRORS, fieldMessage } from '@tresse/contracts';
import { emptyForward } from '../forward-form/forward-draft';
import { emptyOpening } from '../forward-form/opening-draft';
import { emptyLine } from '../line-form/line-draft';
import { emptyBypass } from '../rule-form/rule-draft';
import { checkDraft } from './check';
import { emptyDraft, type SiteDraft } from './draft';

const GOOD: SiteDraft = {
  ...emptyDraft('eu-west'),
  name: 'Farm',
  lines: [
    { ...emptyLine(1), name: 'Orange', contract: { down: '7,2', up: '0.8' } },
    { ...emptyLine(2), name: 'Free' },
  ],
};

describe('checkDraft', () => {
  it('turns what was typed into what the API takes, with rates in kbit/s', () => {
    const { input } = checkDraft(GOOD, null);
    expect(input?.lines.map(({ contract }) => contract)).toEqual([{ downKbit: 7_200, upKbit: 800 }, null]);
    expect(input?.lan).toMatchObject({ interface: 'eth0', address: '192.168.10.1/24' });
  });

  it('says which fields are needed, by the path that the server would use', () => {
    const { errors } = checkDraft(
      {
        ...GOOD,
        name: '',
        lines: [
          { ...emptyLine(1), name: 'Orange', contract: { down: '7', up: '' } },
          { ...emptyLine(2), name: '' },
        ],
      },
      null,
    );
    expect(Object.keys(errors ?? {}).sort()).toEqual(['lines.0.contract.upKbit', 'lines.1.name', 'name']);
    expect(errors?.name).toEqual(FIELD_ERRORS['field.required']);
  });

  it('tells a wrong value from a missing one', () => {
    const line = { ...emptyLine(1), name: 'A', method: 'static' as const, address: '192.168.1.300/24' };
    const { errors } = checkDraft({ ...GOOD, lines: [line, { ...emptyLine(2), name: 'B' }] }, null);
    expect(errors?.['lines.0.addressing.address']).toEqual(FIELD_ERRORS['field.cidr']);
    expect(errors?.['lines.0.addressing.gateway']).toEqual(FIELD_ERRORS['field.required']);
  });

  it('wants two lines', () => {
    const { errors } = checkDraft({ ...GOOD, lines: GOOD.lines.slice(0, 1) }, null);
    expect(errors?.lines).toEqual(FIELD_ERRORS['lines.too-few']);
  });

  it('refuses a port that is none', () => {
    const forward = {
      ...emptyForward(),
      name: 'Web',
      publicPorts: '70000',
      toAddress: '192.168.10.2',
      toPort: '',
    };
    const { errors } = checkDraft({ ...GOOD, portForwards: [forward] }, null);
    expect(Object.keys(errors ?? {}).sort()).toEqual([
      'portForwards.0.publicPorts.first',
      'portForwards.0.publicPorts.last',
      'portForwards.0.toPort',
    ]);
  });

  it('asks for an address or a network of who may come in, as the form takes either', () => {
    const forward = {
      ...emptyForward(),
      ...{ name: 'Web', publicPorts: '80', toAddress: '192.168.10.2', toPort: '80' },
      sources: ['203.0.113.7', '203.0.113.0/24', 'foo', '300.1.1.1', '2001:db8::1'],
    };
    const opening = {
      ...emptyOpening(),
      ...{ name: 'Web', ports: '80', host: '::2', sources: ['2001:db8::1', '203.0.113.7'] },
    };
    const lan = { ...GOOD.lan, ipv6: true, openings: [opening] };
    expect(checkDraft({ ...GOOD, lan, portForwards: [forward] }, null).errors).toEqual({
      'portForwards.0.sources.2': FIELD_ERRORS['field.ipv4-source'],
      'portForwards.0.sources.3': FIELD_ERRORS['field.ipv4-source'],
      'portForwards.0.sources.4': FIELD_ERRORS['field.ipv4-source'],
      'lan.openings.0.sources.1': FIELD_ERRORS['field.ipv6-source'],
    });
  });

  it('says of each value of a list whether it is one', () => {
    const rule = {
      ...emptyBypass(GOOD.lines),
      name: 'Bank',
      match: {
        protocol: 'tcp' as const,
        ports: ['443', '8x', '1-70000'],
        to: ['bank', 'bank.example'],
        from: [],
      },
    };
    const { errors } = checkDraft({ ...GOOD, bypass: [rule] }, null);
    expect(Object.keys(errors ?? {}).sort()).toEqual([
      'bypass.0.match.ports.1.first',
      'bypass.0.match.ports.1.last',
      'bypass.0.match.ports.2.last',
      'bypass.0.match.to.0',
    ]);
    expect(errors?.['bypass.0.match.ports.1.first']).toEqual(FIELD_ERRORS['field.whole-number']);
    expect(errors?.['bypass.0.match.ports.2.last']?.en).toBe('At most 65535 is allowed.');
    expect(errors?.['bypass.0.match.to.0']).toEqual(FIELD_ERRORS['field.destination']);
  });

  it('wants a line for a bypass whose line was taken away', () => {
    const rule = { ...emptyBypass(GOOD.lines), name: 'Bank', lineKey: 'gone' };
    const { errors } = checkDraft({ ...GOOD, bypass: [rule] }, null);
    expect(errors).toEqual({ 'bypass.0.line': FIELD_ERRORS['field.required'] });
  });

  describe('of an opening for IPv6', () => {
    const NETWORK = '2001:db8:7:1::/64';
    const check = (host: string, network: string | null = NETWORK) => {
      const opening = { ...emptyOpening(), name: 'Web', ports: '80', host };
      return checkDraft({ ...GOOD, lan: { ...GOOD.lan, ipv6: true, openings: [opening] } }, network);
    };

    it.each([
      '::20c:29ff:fe01:2',
      '2001:db8:7:1:20c:29ff:fe01:2',
      ' 2001:0DB8:0007:0001:020C:29FF:FE01:0002',
    ])('takes the device’s half of %s', (host) => {
      expect(check(host).input?.lan.openings[0]?.host).toBe('::20c:29ff:fe01:2');
    });

    it('takes it of an address that is written short', () => {
      expect(check('2001:db8:7:1::2').input?.lan.openings[0]?.host).toBe('::2');
    });

    it.each([
      ['2001:db8:7:2::2', NETWORK, 'opening.other-network'],
      ['2001:db8:7:1::2', null, 'field.ipv6-suffix'],
      ['fe80::1%eth0', NETWORK, 'field.ipv6'],
      ['Printer', NETWORK, 'field.ipv6'],
    ] as const)('refuses %s in the network %s by %s', (host, network, code) => {
      const params = { network: NETWORK };
      expect(check(host, network).errors).toEqual({ 'lan.openings.0.host': fieldMessage(code, params) });
    });
  });
});
