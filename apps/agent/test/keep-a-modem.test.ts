/** A modem that the real ModemManager speaks with. Needs root, and Debian's packages modemmanager and dbus. */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AddressingBy, Id, SiteDesired } from '@tresse/contracts';
import {
  connectModem,
  disconnectModem,
  readModems,
  realHost,
  unlockSim,
  watchModems,
} from '@tresse/net-apply';
import { systemClock } from '@tresse/reconcile';
import { pino } from 'pino';
import { exampleSite } from '../../../packages/net-plan/src/testing/examples.js';
import { ModemKeeper } from '../src/modem/index.js';
import { AT_PORT, AtModem } from './modem-manager/at-modem.js';
import { ModemManager, until } from './modem-manager/modem-manager.js';

const suite = process.getuid?.() === 0 && process.platform === 'linux' ? describe : describe.skip;
const directory = await mkdtemp(join(tmpdir(), 'tresse-modem-manager-'));
/** Polkit has a user of its own. */
await chmod(directory, 0o755);
const host = realHost();

function siteBy(addressing: Partial<AddressingBy<'modem'>>): { site: SiteDesired; line: Id } {
  const site = exampleSite([1, 2]);
  const [first, ...others] = site.lines;
  if (first === undefined) throw new Error('a site has lines');
  const way = { method: 'modem' as const, apn: 'orange.fr', ipType: 'ipv4' as const, ...addressing };
  return { site: { ...site, lines: [{ ...first, addressing: way }, ...others] }, line: first.id };
}

const keeperOf = (pins: string) =>
  new ModemKeeper({
    modems: {
      read: () => readModems(host),
      watch: (onChange) => watchModems(host, onChange),
      unlock: (sim, pin) => unlockSim(host, sim, pin),
      connect: (modem, request) => connectModem(host, modem, request),
      disconnect: (modem) => disconnectModem(host, modem),
    },
    pinsPath: `${directory}/${pins}.json`,
    clock: systemClock,
    onLinks: () => undefined,
    onReport: () => undefined,
    log: pino({ level: 'silent' }),
  });

suite('a modem of ModemManager', () => {
  const manager = new ModemManager(`${directory}/bus`);
  let modem: AtModem;
  let keeper: ModemKeeper;
  beforeAll(() => manager.start());
  afterAll(async () => {
    await manager.stop();
    await rm(directory, { recursive: true });
  });
  beforeEach(async () => {
    modem = new AtModem('1234');
    await modem.plugIn();
  });
  afterEach(async () => {
    keeper.stop();
    await keeper.idle();
    await modem.unplug();
  });

  it('is told a wrong PIN once, over restarts of the agent, of ModemManager and of the modem', async () => {
    const { site, line } = siteBy({ pin: '9999', sealedPin: 'c2VhbGVk' });
    keeper = keeperOf('wrong');
    keeper.update(site);
    manager.plugIn(AT_PORT);
    await until(() => keeper.report(line)?.obstacle === 'pin-wrong');
    keeper.stop();
    await keeper.idle();
    await modem.unplug();
    await manager.restartManager();

    await modem.plugIn();
    keeper = keeperOf('wrong');
    keeper.update(site);
    await until(() => keeper.report(line)?.obstacle === 'no-modem');
    manager.plugIn(AT_PORT);
    await until(() => keeper.report(line)?.obstacle === 'pin-wrong');
    expect([modem.pins, modem.sim.tries]).toEqual([['9999'], 2]);
  });

  it('is unlocked, enters its network and opens a session, each as soon as it can', async () => {
    await manager.restartManager();
    const { site, line } = siteBy({ pin: '1234', sealedPin: 'c2VhbGVk' });
    keeper = keeperOf('right');
    keeper.update(site);
    manager.plugIn(AT_PORT);
    await until(() => keeper.report(line)?.operator === 'Orange F');
    // Over a serial port a session is by PPP, which gives no address here: all else is as with any modem.
    await until(() => keeper.report(line)?.obstacle === 'unusable');
    expect(modem.pins).toEqual(['1234']);
    expect(keeper.report(line)).toMatchObject({ operator: 'Orange F', signal: 60 });
  });
});
