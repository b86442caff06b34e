import { describe, expect, it } from '@jest/globals';
import { Addressing, type LineInput } from '@tresse/contracts';
import { checkAccess } from './access.js';

const line = (addressing: object, change: Partial<LineInput> = {}): LineInput => ({
  name: 'Mobile',
  kind: '4g',
  interface: 'wwan0',
  vlan: null,
  addressing: Addressing.parse(addressing),
  role: 'always',
  contract: null,
  limit: null,
  allowance: null,
  ...change,
});
const modem = (change: object = {}) => ({ method: 'modem', apn: 'orange.fr', ...change });
const wifi = (change: object = {}) => ({
  ...{ method: 'wifi', ssid: 'Camping', security: 'wpa', country: 'FR' },
  ...change,
});
const problems = (given: LineInput, before: LineInput[] = [], sealable = true) =>
  checkAccess(given, 0, before, sealable).map(({ path, code }) => [path.replace('lines.0.', ''), code]);

describe('the way into a network', () => {
  it.each([
    ['a modem without a name', modem()],
    ['a modem with name, password and PIN', modem({ user: 'o', password: 'x"y', pin: '1234' })],
    ['a Wi-Fi network with a passphrase', wifi({ password: 'pitch 12 a' })],
    ['an open one', wifi({ security: 'open' })],
  ])('may be %s', (_, addressing) => expect(problems(line(addressing))).toEqual([]));

  it.each([
    ['a password without a name', modem({ password: 'x' }), 'addressing.user', 'line.user-needed'],
    ['quotes of both kinds', modem({ user: `a'"b` }), 'addressing.user', 'line.credential-quotes'],
    ['no passphrase', wifi(), 'addressing.password', 'line.passphrase-needed'],
    [
      'a passphrase of an open network',
      wifi({ security: 'open', sealed: 'a2VwdA==' }),
      'addressing.password',
      'line.passphrase-open',
    ],
  ])('is refused with %s', (_, addressing, path, code) => {
    expect(problems(line(addressing))).toEqual([[path, code]]);
  });

  it('has no VLAN by radio', () => {
    expect(problems(line(modem(), { vlan: 35 }))).toEqual([['vlan', 'line.vlan-radio']]);
  });

  it('takes no modem twice', () => {
    const one = line(modem({ device: '490154203237518' }));
    expect(problems(one, [one])).toEqual([['addressing.device', 'line.modem-taken']]);
    expect(problems(line(modem()), [line(modem())])).toEqual([]);
  });

  it('takes secrets once there is a box to seal them for', () => {
    expect(problems(line(modem({ user: 'o', password: 'x', pin: '1234' })), [], false)).toEqual([
      ['addressing.password', 'line.password-before-box'],
      ['addressing.pin', 'line.password-before-box'],
    ]);
  });
});
