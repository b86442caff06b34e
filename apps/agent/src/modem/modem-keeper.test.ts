import { EventEmitter, once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { AddressingBy, SiteDesired } from '@tresse/contracts';
import type { Modem } from '@tresse/net-plan';
import { pino } from 'pino';
import { exampleSite } from '../../../../packages/net-plan/src/testing/examples.js';
import { handClock } from '../../../../packages/reconcile/src/testing/hand-clock.js';
import { ModemKeeper } from './modem-keeper.js';

const LINE = exampleSite([1, 2]).lines[0]?.id ?? '';
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

/** A site of which the first line, and the second where it is given, is by a modem. */
function siteBy(...ways: Partial<AddressingBy<'modem'>>[]): SiteDesired {
  const site = exampleSite([1, 2]);
  const lines = site.lines.map((line, place) => {
    const way = place === 0 ? (ways[0] ?? {}) : ways[place];
    return way ? { ...line, interface: `wwan${place}`, addressing: { ...ADDRESSING, ...way } } : line;
  });
  return { ...site, lines };
}

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tresse-modem-'));
});
afterEach(() => rm(directory, { recursive: true }));

/** A keeper on a clock that is moved by hand, and a ModemManager that has what it is given. */
function bench(modems: Modem[] | null) {
  const begun = new EventEmitter();
  const world = {
    modems,
    /** What was asked of the modems, and what `onDone` saw then. */
    done: [] as string[],
    seen: [] as unknown[],
    onDone: (): unknown => undefined,
    news: [] as string[],
    fails: false,
    /** How long each task takes. */
    lasts: Promise.resolve() as Promise<unknown>,
    /** What ModemManager tells of itself. */
    tell: (): void => undefined,
    begun: async (tasks: number) => {
      while (world.done.length < tasks) await once(begun, 'task');
    },
  };
  let reads = 0;
  const clock = handClock();
  const does = async (what: string) => {
    world.done.push(what);
    world.seen.push(world.onDone());
    begun.emit('task');
    await world.lasts;
    if (world.fails) throw new Error('refused');
  };
  const keeper = new ModemKeeper({
    modems: {
      read: async () => {
        reads += 1;
        if (world.modems === null) throw new Error('no answer');
        return world.modems;
      },
      watch: (onChange) => {
        world.tell = onChange;
        return () => {
          world.tell = () => undefined;
        };
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
  const settle = () => keeper.idle();
  return {
    keeper,
    world,
    settle,
    now: () => clock.monotonic(),
    step: clock.step,
    /** How often it has looked. */
    reads: () => reads,
    /** How long until it looks again, in ms; null when it does not. */
    pause: () => clock.pause(),
    next: async () => {
      clock.ring();
      await settle();
    },
  };
}

describe('the keeper of modems', () => {
  it('brings a modem into its network, and tells what it sees', async () => {
    const { keeper, world, settle, pause } = bench([MODEM]);
    keeper.update(siteBy());
    await settle();
    expect(world.done).toEqual([`connect ${MODEM.path} orange.fr`]);
    expect(keeper.report(LINE)).toMatchObject({ operator: 'Orange F', technology: 'lte', signal: 80 });
    world.modems = [CONNECTED];
    world.news = [];
    world.tell();
    await settle();
    expect(world.done).toHaveLength(1);
    expect(world.news).toEqual(['links', 'report']);
    expect(keeper.report(LINE)?.obstacle).toBeNull();
    expect(await keeper.links()).toEqual([
      { equipment: MODEM.equipment, interfaces: ['wwan0'], session: SESSION },
    ]);
    expect(pause()).toBe(60_000);
    keeper.stop();
  });

  it('speaks of an obstacle once something was tried', async () => {
    const { keeper, world, settle } = bench([MODEM]);
    const told: unknown[] = [];
    world.fails = true;
    keeper.update(siteBy());
    told.push(keeper.report(LINE));
    await settle();
    told.push(keeper.report(LINE)?.obstacle);
    expect(told).toEqual([undefined, 'no-session']);
    keeper.stop();
  });

  it('does ever later what does not help, however often it looks, and soon again when somebody changes the line', async () => {
    const { keeper, world, settle, next, now } = bench([MODEM]);
    world.fails = true;
    keeper.update(siteBy());
    await settle();
    const tries = [now()];
    while (tries.length < 8) {
      const before = world.done.length;
      world.tell();
      await settle();
      expect(world.done).toHaveLength(before);
      await next();
      if (world.done.length > before) tries.push(now());
    }
    const pauses = tries.slice(1).map((at, place) => at - (tries[place] ?? 0));
    expect(pauses).toEqual([5, 10, 20, 40, 80, 160, 300].map((seconds) => seconds * 1_000));
    keeper.update(siteBy({ apn: 'free' }));
    await settle();
    expect(world.done.at(-1)).toBe(`connect ${MODEM.path} free`);
    keeper.stop();
  });

  it('waits no longer for the next try when the clock is set back', async () => {
    const { keeper, world, settle, next, step } = bench([MODEM]);
    world.fails = true;
    keeper.update(siteBy());
    await settle();
    step(-3_600_000);
    await next();
    expect(world.done).toHaveLength(2);
    keeper.stop();
  });

  it('goes on at once from what was done to what follows, and lets a SIM take its time', async () => {
    const { keeper, world, settle } = bench([{ ...MODEM, state: 'locked', lock: 'sim-pin' }]);
    keeper.update(siteBy({ pin: '1234', sealedPin: 'c2VhbGVk' }));
    await settle();
    for (const modem of [MODEM, CONNECTED]) {
      world.modems = [modem];
      world.tell();
      await settle();
    }
    world.onDone = () => {
      world.modems = [MODEM];
    };
    keeper.update(siteBy({ apn: 'free' }));
    await settle();
    expect(world.done).toEqual([
      `unlock ${MODEM.sim?.path} 1234`,
      `connect ${MODEM.path} orange.fr`,
      `disconnect ${MODEM.path}`,
      `connect ${MODEM.path} free`,
    ]);
    keeper.stop();
  });

  it('does not close and open for ever a session that is of no use', async () => {
    const { keeper, world, settle, next, now } = bench([MODEM]);
    world.onDone = () => {
      world.modems = world.done.at(-1)?.startsWith('connect') ? [{ ...CONNECTED, session: null }] : [MODEM];
    };
    keeper.update(siteBy());
    await settle();
    while (now() < 600_000) await next();
    expect(world.done.length).toBeLessThan(15);
    expect(keeper.report(LINE)?.obstacle).toMatch(/unusable|no-session/);
    keeper.stop();
  });

  it('does not let one modem wait for another', async () => {
    const other: Modem = { ...MODEM, path: `${MODEM.path}1`, equipment: '2', interfaces: ['wwan1'] };
    const { keeper, world } = bench([MODEM, other]);
    world.lasts = new Promise(() => undefined);
    keeper.update(siteBy({}, { device: '2' }));
    await world.begun(2);
    expect(world.done).toEqual([`connect ${MODEM.path} orange.fr`, `connect ${other.path} orange.fr`]);
    keeper.stop();
  });

  it('notes a PIN on the disk before it is sent, and after a restart does not send it again', async () => {
    const locked: Modem = { ...MODEM, state: 'locked', lock: 'sim-pin' };
    const first = bench([locked]);
    first.world.onDone = () => readFileSync(join(directory, 'pins.json'), 'utf8');
    first.keeper.update(siteBy({ pin: '1234', sealedPin: 'c2VhbGVk' }));
    await first.settle();
    expect(first.world.done).toEqual([`unlock ${MODEM.sim?.path} 1234`]);
    const [kept] = first.world.seen;
    expect(kept).toContain('"tries":3');
    expect(kept).not.toContain('1234');
    first.keeper.stop();

    const second = bench([{ ...locked, pinTries: 2, operator: null, signal: 0 }]);
    second.keeper.update(siteBy({ pin: '1234', sealedPin: 'c2VhbGVk' }));
    await second.settle();
    expect(second.world.done).toEqual([]);
    const silent = { operator: null, technology: null, signal: null };
    expect(second.keeper.report(LINE)).toEqual({ obstacle: 'pin-wrong', ...silent });
    second.keeper.stop();
  });

  it('sends no PIN that it could not note', async () => {
    const { keeper, world, settle } = bench([{ ...MODEM, state: 'locked', lock: 'sim-pin' }]);
    await mkdir(join(directory, 'pins.json.new'));
    keeper.update(siteBy({ pin: '1234', sealedPin: 'c2VhbGVk' }));
    await settle();
    expect(world.done).toEqual([]);
    keeper.stop();
  });

  it('forgets a PIN that was right, though the SIM has another lock', async () => {
    const { keeper, world, settle } = bench([{ ...MODEM, state: 'locked', lock: 'sim-pin' }]);
    keeper.update(siteBy({ pin: '1234', sealedPin: 'c2VhbGVk' }));
    await settle();
    world.modems = [{ ...CONNECTED, lock: 'sim-pin2' }];
    world.tell();
    await settle();
    expect(JSON.parse(await readFile(join(directory, 'pins.json'), 'utf8'))).toEqual({});
    keeper.stop();
  });

  it('keeps what it saw while ModemManager does not answer, and says so', async () => {
    const { keeper, world, settle } = bench([CONNECTED]);
    keeper.update(siteBy());
    await settle();
    const links = await keeper.links();
    world.modems = null;
    world.tell();
    await settle();
    expect(keeper.report(LINE)?.obstacle).toBe('no-manager');
    expect(await keeper.links()).toEqual(links);
    keeper.stop();
  });

  it('looks once for a site without such a line, and no more when it has none any longer', async () => {
    const { keeper, settle, pause, reads } = bench([CONNECTED]);
    await keeper.links();
    keeper.update(exampleSite([1, 2]));
    await settle();
    await keeper.links();
    expect([reads(), pause()]).toEqual([1, null]);
    keeper.update(siteBy());
    await settle();
    expect(keeper.report(LINE)).toBeDefined();
    const before = reads();
    keeper.update(undefined);
    await settle();
    expect([keeper.report(LINE), reads(), pause()]).toEqual([undefined, before, null]);
  });
});
