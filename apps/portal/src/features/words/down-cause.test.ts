import { expect, it } from '@jest/globals';
import type { Addressing, SiteLineView } from '@tresse/contracts';
import { downCause } from './down-cause';

const MODEM: Addressing = { method: 'modem', apn: 'free', ipType: 'ipv4' };
const WIFI: Addressing = {
  ...{ method: 'wifi', ssid: 'Camping', security: 'open' },
  ...{ hidden: false, band: 'any', country: 'FR' },
} as const;
const told = (obstacle: 'pin-wrong' | null) => ({ obstacle, operator: null, technology: null, signal: null });
const by = (addressing: Addressing, cause: SiteLineView['cause'], modem: SiteLineView['modem'] = null) =>
  downCause({ addressing, cause, modem });

it.each([
  [by({ method: 'dhcp' }, 'no-carrier'), 'line.cause.no-carrier'],
  [by({ method: 'dhcp' }, null), 'line.cause.silent'],
  [by(MODEM, 'no-address', told('pin-wrong')), 'line.modem.obstacle.pin-wrong'],
  [by(MODEM, 'silent', told(null)), 'line.cause.silent'],
  [by(WIFI, 'no-carrier'), 'line.cause.no-wifi'],
])('the words of a line that is down: %s', (key, expected) => expect(key).toBe(expected));
