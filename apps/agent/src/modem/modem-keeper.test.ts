import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { AddressingBy, SiteDesired } from '@tresse/contracts';
import type { Modem } from '@tresse/net-plan';
import type { Clock } from '@tresse/reconcile';
import { pino } from 'pino';
import { exampleSite } from '../../../../packages/net-plan/src/testing/examples.js';
import { ModemKeeper } from './modem-keeper.js';

const LINE = exampleSite([1, 2]).lines[1]?.id ?? '';
const ADDRESSING: AddressingBy<'modem'> = { method: 'modem', apn: 'orange.fr', ipType: 'ipv4' };
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
const SESSION = {
  interface: 'wwan0',
  method: 'static',
  address: '100.72.1.2/30',
  gateway: '100.72.1.1',
  mtu: 1430,
} as const;
const CONNECTED: Modem = {
  ...MODEM,
  state: 'connected',
  session: SESSION,
  bearer: { connected: true, apn: 'orange.fr', user: null, ipType: 'ipv4' },
};

function siteBy(addressing: Partial<AddressingBy<'modem'>> = {}): SiteDesired {
  const site = exampleSite([1, 2]);
  const lines = site.lines.map((line) =>
    line.id === LINE ? { ...line, addressing: { ...ADDRESSING, ...addressing } } : line,
  );
  return { ...site, lines };
}

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tresse-modem-'));
});
afterEach(() => rm(directory, { recursive: true }));

/** A keeper on a clock that is moved by hand, and a ModemManager that has what it is given. */
function bench(modems: Modem[] | null) {
  const world = { modems, done: [] as string[], news: [] as string[], fails: false };
  let now = 0;
  let timer: { at: number; callback: () => void } | undefined;
  const clock: Clock = {
    now: () => now,
    after: (ms, callback) => {
      const mine = { at: now + ms, callback };
      timer = mine;
      return () => {
        if (timer === mine) timer = undefined;
      };
    },
  };
  const does = async (what: string) => {
    world.done.push(what);
    if (world.fails) throw new Error('refused');
  };
  const keeper = new ModemKeeper({
    modems: {
      read: async () => {
        if (world.modems === null) throw new Error('no answer');
        return world.modems;
      },
      unlock: (sim, pin) => does(`unlock ${sim} ${pin}`),
      connect: (modem, { apn }) => does(`connect ${modem} ${apn}`),
      disconnect: (modem) => does(`disconnect ${modem}`),
    },
    pinsPath: join(directory, 'pins.json'),
    clock,
    onLinks: () => world.news.push('links'),
    onReport: () => world.news.push('report'),
    log: pino({ level: 'silent' }),
  });
  const settle = () => keeper.looked();
  return {
    keeper,
    world,
    settle,
    /** How long until it looks again, in ms; null when it does not. */
    pause: () => (timer ? timer.at - now : null),
    next: async () => {
      if (!timer) throw new Error('nothing is due');
      const { at, callback } = timer;
      timer = undefined;
      now = at;
      callback();
      await settle();
    },
  };
}

describe('the keeper of modems', () => {
  it('brings a modem into its network, tells what it sees, and looks again each minute', async () => {
    const { keeper, world, settle, next, pause } = bench([MODEM]);
    keeper.update(siteBy());
    await settle();
    expect(world.done).toEqual([`connect ${MODEM.path} orange.fr`]);
    expect(keeper.report(LINE)).toEqual({
      obstacle: 'no-session',
      operator: 'Orange F',
      technology: 'lte',
      signal: 80,
    });
    world.modems = [CONNECTED];
    world.news = [];
    await next();
    expect(world.done).toHaveLength(1);
    expect(world.news).toEqual(['links', 'report']);
    expect(keeper.report(LINE)?.obstacle).toBeNull();
    expect(pause()).toBe(60_000);
    await keeper.stop();
  });

  it('tries ever later what does not come to be, and soon again when somebody changes the line', async () => {
    const { keeper, world, settle, next, pause } = bench([MODEM]);
    world.fails = true;
    keeper.update(siteBy());
    await settle();
    const pauses: (number | null)[] = [];
    for (let turn = 0; turn < 8; turn++) {
      pauses.push(pause());
      await next();
    }
    expect(pauses).toEqual([5, 10, 20, 40, 80, 160, 300, 300].map((seconds) => seconds * 1_000));
    keeper.update(siteBy({ apn: 'free' }));
    await settle();
    expect(world.done.at(-1)).toBe(`connect ${MODEM.path} free`);
    expect(pause()).toBe(5_000);
    await keeper.stop();
  });

  it('notes a PIN on the disk before it is sent, and after a restart does not send it again', async () => {
    const locked: Modem = { ...MODEM, state: 'locked', lock: 'sim-pin' };
    const first = bench([locked]);
    first.keeper.update(siteBy({ pin: '1234', sealedPin: 'c2VhbGVk' }));
    await first.settle();
    expect(first.world.done).toEqual([`unlock ${MODEM.sim?.path} 1234`]);
    const kept = await readFile(join(directory, 'pins.json'), 'utf8');
    expect(kept).toContain('"tries":3');
    expect(kept).not.toContain('1234');
    await first.keeper.stop();

    const second = bench([{ ...locked, pinTries: 2 }]);
    second.keeper.update(siteBy({ pin: '1234', sealedPin: 'c2VhbGVk' }));
    await second.settle();
    expect(second.world.done).toEqual([]);
    expect(second.keeper.report(LINE)?.obstacle).toBe('pin-wrong');
    await second.keeper.stop();
  });

  it('forgets a PIN that was right', async () => {
    const { keeper, world, settle, next } = bench([{ ...MODEM, state: 'locked', lock: 'sim-pin' }]);
    keeper.update(siteBy({ pin: '1234', sealedPin: 'c2VhbGVk' }));
    await settle();
    world.modems = [CONNECTED];
    await next();
    expect(JSON.parse(await readFile(join(directory, 'pins.json'), 'utf8'))).toEqual({});
    await keeper.stop();
  });

  it('says that ModemManager does not answer, and does nothing for a site without such a line', async () => {
    const { keeper, world, settle, pause } = bench(null);
    keeper.update(exampleSite([1, 2]));
    await settle();
    expect([world.news, pause()]).toEqual([[], null]);
    keeper.update(siteBy());
    await settle();
    expect(keeper.report(LINE)?.obstacle).toBe('no-manager');
    keeper.update(exampleSite([1, 2]));
    await settle();
    expect(keeper.report(LINE)).toBeUndefined();
    await keeper.stop();
  });
});
