import { describe, expect, it } from '@jest/globals';
import { Addressing } from '@tresse/contracts';
import { draftOfLine, emptyLine } from './line-draft';
import { lineInput } from './line-input';
import { draftOfRadio } from './radio-draft';

/** What the form sends of a line that is kept as it stands, with what is changed in its draft. */
function sent(addressing: Addressing, change: Partial<ReturnType<typeof emptyLine>> = {}) {
  const line = {
    name: 'LTE',
    kind: '4g' as const,
    interface: 'wwan0',
    vlan: null,
    addressing,
    role: 'always' as const,
    contract: null,
    limit: null,
    allowance: null,
  };
  return lineInput({ ...draftOfLine(line, 1, 'en-GB'), ...change }).addressing;
}

const MODEM: Addressing = {
  method: 'modem',
  apn: 'orange.fr',
  user: 'orange',
  sealed: 'cGFzcw==',
  sealedPin: 'cGlu',
  ipType: 'ipv4v6',
  device: '490154203237518',
};
const WIFI: Addressing = {
  method: 'wifi',
  ssid: ' Café ',
  security: 'wpa',
  sealed: 'cGFzcw==',
  hidden: true,
  band: '5',
  country: 'FR',
};

describe('a line by radio', () => {
  it.each([MODEM, WIFI])('that nobody touches is sent as it was: %j', (addressing) => {
    expect(Addressing.parse(sent(addressing))).toEqual(addressing);
  });

  it('takes another secret beside the kept one, which the server puts in its place', () => {
    const radio = { ...draftOfRadio(MODEM), pin: '1234' };
    expect(sent(MODEM, { password: 'new', radio })).toMatchObject({ password: 'new', pin: '1234' });
    expect(sent(WIFI, { password: 'longer words' })).toMatchObject({ password: 'longer words' });
  });

  it('forgets what belongs to a name that is gone, or to protection that is off', () => {
    const nameless = sent(MODEM, { user: ' ' });
    expect(nameless).not.toHaveProperty('user');
    expect(nameless).not.toHaveProperty('sealed');
    expect(nameless).toHaveProperty('sealedPin');
    const open = sent(WIFI, { password: 'typed before', radio: { ...draftOfRadio(WIFI), security: 'open' } });
    expect(open).not.toHaveProperty('sealed');
    expect(open).not.toHaveProperty('password');
  });

  it('keeps nothing of another way to get an address', () => {
    expect(sent(MODEM, { method: 'dhcp' })).toEqual({ method: 'dhcp' });
    expect(sent({ method: 'dhcp' }, { method: 'wifi' })).toMatchObject({ ssid: '', country: '' });
  });
});
