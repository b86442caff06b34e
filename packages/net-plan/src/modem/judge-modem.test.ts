import { describe, expect, it } from '@jest/globals';
import type { AddressingBy } from '@tresse/contracts';
import { isUnlocked, judgeModem, type PinAttempt } from './judge-modem.js';
import type { Modem } from './modem.js';

const WANTED: AddressingBy<'modem'> = { method: 'modem', apn: 'orange.fr', ipType: 'ipv4' };
const MODEM: Modem = {
  path: '/org/freedesktop/ModemManager1/Modem/3',
  equipment: '490154203237518',
  interfaces: ['wwan0'],
  session: null,
  state: 'registered',
  failure: null,
  lock: null,
  pinTries: 3,
  sim: { path: '/org/freedesktop/ModemManager1/SIM/3', id: '8933' },
  registration: 'home',
  operator: 'Orange F',
  technology: 'lte',
  signal: 77,
  bearer: null,
};
const BEARER = { connected: true, apn: 'orange.fr', user: null, ipType: 'ipv4' };
const judge = (modem: Partial<Modem> | undefined, wanted: Partial<typeof WANTED> = {}, usable = true) =>
  judgeModem({ ...WANTED, ...wanted }, modem && { ...MODEM, ...modem }, usable, undefined);

describe('a modem', () => {
  it('that has the session wanted is left alone', () => {
    expect(judge({ state: 'connected', bearer: BEARER })).toEqual({ obstacle: null, task: null });
  });

  it.each([
    ['another access point', { state: 'connected', bearer: { ...BEARER, apn: 'free' } }, true, null],
    ['another kind of address', { state: 'connected', bearer: { ...BEARER, ipType: 'ipv6' } }, true, null],
    ['an address of no use', { state: 'connected', bearer: BEARER }, false, 'unusable'],
  ] as const)('with %s is asked anew', (_, modem, usable, obstacle) => {
    const task = { do: 'disconnect', modem: MODEM.path };
    expect(judge(modem, {}, usable)).toEqual({ obstacle, task });
  });

  it('without a session asks its access point for one, with what that wants to know', () => {
    const request = { apn: 'orange.fr', user: 'orange', password: 'p', ipType: 'ipv4v6' } as const;
    expect(judge({ state: 'disabled' }, request)).toEqual({
      obstacle: null,
      task: { do: 'connect', modem: MODEM.path, request },
    });
  });

  it.each([
    ['is not there', undefined, 'no-modem', false],
    ['has no SIM', { state: 'failed', failure: 'sim-missing' }, 'no-sim', false],
    ['has failed', { state: 'failed', failure: 'unknown' }, 'failed', false],
    ['wants its PUK', { state: 'locked', lock: 'sim-puk' }, 'puk-needed', false],
    ['wants a PIN that nobody gave', { state: 'locked', lock: 'sim-pin' }, 'pin-needed', false],
    ['hears no network', { state: 'searching', registration: 'searching' }, 'no-network', true],
    ['is turned away', { state: 'enabled', registration: 'denied' }, 'denied', true],
    ['is given no session', {}, 'no-session', true],
  ] as const)('that %s says so', (_, modem, obstacle, tries) => {
    const judged = judge(modem);
    expect([judged.obstacle, judged.task !== null]).toEqual([obstacle, tries]);
  });

  it.each(['initializing', 'connecting', 'disabling'])('that is %s is waited for', (state) => {
    expect(judge({ state })).toEqual({ obstacle: null, task: null });
  });
});

describe('a PIN', () => {
  const tell = (pinTries: number | null, last?: PinAttempt, entered = 'first') =>
    judgeModem(
      { ...WANTED, pin: '1234', sealedPin: entered },
      { ...MODEM, state: 'locked', lock: 'sim-pin', pinTries },
      true,
      last,
    );
  const attemptAt = (tries: number | null): PinAttempt => {
    const { task } = tell(tries);
    if (task?.do !== 'unlock') throw new Error('no attempt');
    return task.attempt;
  };

  it('is sent to the SIM', () => {
    expect(tell(3).task).toMatchObject({ do: 'unlock', sim: MODEM.sim?.path, pin: '1234' });
  });

  it('that was wrong is not sent again, until a person enters one anew', () => {
    expect(tell(2, attemptAt(3))).toEqual({ obstacle: 'pin-wrong', task: null });
    expect(tell(2, attemptAt(3), 'second').task?.do).toBe('unlock');
  });

  it('is not sent again where the modem does not say what the try has cost', () => {
    expect(tell(null, attemptAt(null))).toEqual({ obstacle: 'pin-wrong', task: null });
    expect(tell(3, attemptAt(null)).obstacle).toBe('pin-wrong');
  });

  it('that never reached the SIM, as after a power cut, is sent once more, whatever the SIM says then', () => {
    const { task } = tell(3, attemptAt(3));
    if (task?.do !== 'unlock') throw new Error('not sent');
    expect(tell(3, task.attempt)).toEqual({ obstacle: 'pin-wrong', task: null });
  });

  it('is not asked for in any state in which it was taken, whatever other locks the SIM has', () => {
    const states = ['locked', 'failed', 'initializing', 'disabled', 'searching', 'registered', 'connected'];
    const modems = states.map((state) => ({ ...MODEM, state, lock: 'sim-pin2' }));
    expect(modems.map(isUnlocked)).toEqual([false, false, false, true, true, true, true]);
  });

  it('is never the last one that the SIM takes', () => {
    expect(tell(1)).toEqual({ obstacle: 'pin-last-try', task: null });
    expect(tell(0)).toEqual({ obstacle: 'pin-last-try', task: null });
  });
});
