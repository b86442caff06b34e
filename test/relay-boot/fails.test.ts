/** Booted servers that never come to work: each says why within its limit, and nothing of it is left. Needs root and Linux. */
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { type Id, type Relay, routes } from '@tresse/contracts';
import { suite } from '../lab/suite.js';
import { RELEASE } from '../relay/bare-root.js';
import { bootDisk } from './disk.js';
import { type BootedInstallation, startBootedInstallation } from './installation.js';

/** In ms: boot and installation on a busy machine. */
const PATIENCE_MS = 600_000;
/** Longer than a server has to enrol, in minutes. */
const INSTALLING_MINUTES = 10;

let here: BootedInstallation;

/** The relay is given back, and no machine of it is left. */
async function giveBack(id: Id): Promise<void> {
  await here.staff.call(routes.setRelayGoal, { params: { relayId: id }, body: { goal: 'gone' } });
  await here.awaitRelay(id, ({ state }) => state === 'gone', 60_000);
  expect(here.cloud.listServers()).toEqual([]);
  expect(here.guests.running).toEqual([]);
}

const hasProblem =
  (code: string) =>
  ({ problem }: Relay): boolean =>
    problem?.code === code;

suite('a booted server', () => {
  beforeAll(async () => {
    await bootDisk(RELEASE);
    here = await startBootedInstallation('tcbfail');
  }, 900_000);

  afterEach(() => {
    here.cloud.faults = {};
  });

  afterAll(async () => {
    await here?.stop();
  }, 60_000);

  it(
    'whose kernel finds no system is given up after its time, in words, and another is ordered',
    async () => {
      here.cloud.faults = { neverBoots: true };
      const { id } = await here.order('Never');
      await here.awaitRelay(id, ({ state }) => state === 'installing', PATIENCE_MS);
      const [number] = here.guests.running;
      const guest = here.guests.guest(number ?? 0);
      await guest?.console.shows(/Linux version/, PATIENCE_MS);
      expect((await here.relay(id)).problem).toBeNull();
      await here.passes(id, INSTALLING_MINUTES);
      const { problem } = await here.awaitRelay(id, hasProblem('relay-never-enrolled'), 60_000);
      expect(problem?.message.en).toMatch(/^The server runs, but its agent did not report in time/);
      const other = () => here.guests.running.length === 1 && !here.guests.running.includes(number ?? 0);
      await here.awaitRelay(id, other, 60_000);
      expect(guest?.runs).toBe(false);
      await giveBack(id);
    },
    PATIENCE_MS,
  );

  it(
    'whose mirror has lost a package says which, and leaves nothing',
    async () => {
      here.cloud.faults = { failsHalfWay: true };
      const { id } = await here.order('Half');
      const { problem } = await here.awaitRelay(id, hasProblem('install.packages'), PATIENCE_MS);
      expect(problem?.message.en).toMatch(/^apt could not install the agent\..*nodejs.*404/s);
      await giveBack(id);
    },
    PATIENCE_MS + 60_000,
  );
});
