import type { AddressingBy, ModemObstacle } from '@tresse/contracts';
import { contentHash } from '../content-hash.js';
import type { Modem } from './modem.js';

/** A PIN that was sent to a SIM and not found right. */
export interface PinAttempt {
  /** Tells the SIM, and the PIN as a person once entered it. */
  readonly key: string;
  /** How many tries were left before; null when the modem did not say. */
  readonly tries: number | null;
  /** How often it was sent. */
  readonly sent: number;
}

/** What an access point is told. */
export interface SessionRequest {
  readonly apn: string;
  readonly user?: string;
  readonly password?: string;
  readonly ipType: 'ipv4' | 'ipv4v6';
}

/** The one thing to do next with a modem. */
export type ModemTask =
  | { readonly do: 'unlock'; readonly sim: string; readonly pin: string; readonly attempt: PinAttempt }
  | { readonly do: 'connect'; readonly modem: string; readonly request: SessionRequest }
  | { readonly do: 'disconnect'; readonly modem: string };

/** What stands between a modem and its network, and what to do about it; both null when all is well or under way. */
export interface ModemJudgement {
  readonly obstacle: ModemObstacle | null;
  readonly task: ModemTask | null;
}

const WELL: ModemJudgement = { obstacle: null, task: null };
const only = (obstacle: ModemObstacle): ModemJudgement => ({ obstacle, task: null });

/** A wrong PIN at the last try locks the SIM: that one is left to a person with a telephone. */
const FEWEST_TRIES = 2;

/** A SIM that says that a try has cost none is believed once. */
const MOST_SENT = 2;

/** While a modem is in one of these states, it is busy; it says so itself when it has ended. */
const BUSY = ['unknown', 'initializing', 'disabling', 'enabling', 'disconnecting', 'connecting'];

/** In these states it cannot be known whether a SIM still asks for its PIN. */
const UNTOLD = ['unknown', 'initializing', 'failed', 'locked'];

/** True when the SIM has taken its PIN, or asks for none. */
export const isUnlocked = ({ state }: Modem): boolean => !UNTOLD.includes(state);

/**
 * What to do with a line's modem. `usable` says whether the box can use the session that it has; `attempt` is the last
 * PIN that was not found right.
 */
export function judgeModem(
  wanted: AddressingBy<'modem'>,
  modem: Modem | undefined,
  usable: boolean,
  attempt: PinAttempt | undefined,
): ModemJudgement {
  if (modem === undefined) return only('no-modem');
  if (modem.state === 'failed') return only(modem.failure?.startsWith('sim-') ? 'no-sim' : 'failed');
  if (modem.state === 'locked') return judgeLock(wanted, modem, attempt);
  if (BUSY.includes(modem.state)) return WELL;
  if (modem.state === 'connected') {
    const fits = modem.bearer !== null && isAsked(modem.bearer, wanted);
    if (fits && usable) return WELL;
    return { obstacle: fits ? 'unusable' : null, task: { do: 'disconnect', modem: modem.path } };
  }
  return {
    obstacle: obstacleOnAir(modem),
    task: { do: 'connect', modem: modem.path, request: sessionRequest(wanted) },
  };
}

/** A PIN is sent once; once more only when the SIM shows that the try has cost none, or a person enters it anew. */
function judgeLock(
  { pin, sealedPin }: AddressingBy<'modem'>,
  { lock, sim, equipment, pinTries: tries }: Modem,
  last: PinAttempt | undefined,
): ModemJudgement {
  if (lock?.startsWith('sim-puk')) return only('puk-needed');
  if (lock !== 'sim-pin' || sim === null) return only('failed');
  if (pin === undefined) return only('pin-needed');
  const key = contentHash([sim.id ?? equipment, sealedPin ?? pin].join('\n'));
  const before = last?.key === key ? last : undefined;
  const costNone = tries !== null && before?.tries != null && tries >= before.tries;
  if (before && !(costNone && before.sent < MOST_SENT)) return only('pin-wrong');
  if (tries !== null && tries < FEWEST_TRIES) return only('pin-last-try');
  return {
    obstacle: null,
    task: { do: 'unlock', sim: sim.path, pin, attempt: { key, tries, sent: (before?.sent ?? 0) + 1 } },
  };
}

function obstacleOnAir({ state, registration }: Modem): ModemObstacle | null {
  if (registration === 'denied') return 'denied';
  if (state === 'registered') return 'no-session';
  return state === 'disabled' ? null : 'no-network';
}

/** What the access point is asked for. */
function sessionRequest({ apn, user, password, ipType }: AddressingBy<'modem'>): SessionRequest {
  return {
    apn,
    ipType,
    ...(user === undefined ? {} : { user }),
    ...(password === undefined ? {} : { password }),
  };
}

function isAsked(
  bearer: NonNullable<Modem['bearer']>,
  { apn, user, ipType }: AddressingBy<'modem'>,
): boolean {
  return (
    bearer.apn.toLowerCase() === apn.toLowerCase() &&
    bearer.ipType === ipType &&
    (bearer.user ?? '') === (user ?? '')
  );
}
