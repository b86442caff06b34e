/** Booted servers that never come to work: each says why within its limit, and nothing of it is left. Needs root and Linux. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeAll, expect, it } from '@jest/globals';
import { type Id, routes } from '@tresse/contracts';
import { suite } from '../lab/suite.js';
import { RELEASE } from '../relay/bare-root.js';
import { bootDisk } from './disk.js';
import { type BootedInstallation, startBootedInstallation } from './installation.js';

/** In ms: boot and installation on a busy machine. */
const PATIENCE_MS = 1_200_000;

let here: BootedInstallation | undefined;

/** The sentence of a problem, as the relay shows it until another server is ordered. */
async function awaitProblem({ relay, events }: BootedInstallation, id: Id, code: string): Promise<string> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const { problem } = await relay(id);
    if (problem?.code === code) return problem.message.en;
    if (Date.now() > deadline) throw new Error(`No ${code}: ${JSON.stringify(await events(id))}`);
    await pause(100);
  }
}

/** The relay is given back, and no machine of it is left. */
async function giveBack({ staff, awaitGone, cloud, guests }: BootedInstallation, id: Id): Promise<void> {
  await staff.call(routes.setRelayGoal, { params: { relayId: id }, body: { goal: 'gone' } });
  await awaitGone(id, 120_000);
  expect(cloud.listServers()).toEqual([]);
  expect(guests.running).toEqual([]);
}

suite('a booted server', () => {
  beforeAll(async () => void (await bootDisk(RELEASE)), 900_000);

  afterEach(async () => {
    await here?.stop();
    here = undefined;
  }, 60_000);

  it(
    'whose kernel finds no system is given up after its time, in words, and another is ordered',
    async () => {
      here = await startBootedInstallation('tcbnever', { installMinutes: 1 });
      here.cloud.faults = { neverBoots: true };
      const { id } = await here.order('Never');
      await here.awaitRelay(id, ({ state }) => state === 'installing', PATIENCE_MS);
      const { guests } = here;
      const [number = 0] = guests.running;
      const guest = guests.guest(number);
      await guest?.console.shows(/Linux version/, PATIENCE_MS);
      expect((await here.relay(id)).problem).toBeNull();
      expect(await awaitProblem(here, id, 'relay-never-enrolled')).toMatch(
        /^The server runs, but its agent did not report in time/,
      );
      const other = () => guests.running.length === 1 && !guests.running.includes(number);
      await here.awaitRelay(id, other, 120_000);
      expect(guest?.runs).toBe(false);
      await giveBack(here, id);
    },
    PATIENCE_MS,
  );

  it(
    'whose mirror has lost a package says which, and leaves nothing',
    async () => {
      here = await startBootedInstallation('tcbhalf');
      here.cloud.faults = { failsHalfWay: true };
      const { id } = await here.order('Half');
      expect(await awaitProblem(here, id, 'install.packages')).toMatch(
        /^apt could not install the agent\..*nodejs.*404/s,
      );
      await giveBack(here, id);
    },
    PATIENCE_MS + 200_000,
  );
});
