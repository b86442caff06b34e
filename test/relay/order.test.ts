/** From the order of a relay to its work, on a bare Debian with cloud-init. Needs root and Linux. */
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { routes } from '@tresse/contracts';
import { PATHS } from '@tresse/deb';
import { suite } from '../lab/suite.js';
import { bareRoot } from './bare-root.js';
import { awaitCloudInit } from './cloud-init.js';
import { type Installation, startInstallation } from './installation.js';

/** From a server that runs to a relay at work, beyond the provider's own time. */
const LIMIT_MS = 90_000;

let here: Installation;

suite('a relay that is ordered', () => {
  beforeAll(async () => {
    await bareRoot();
    here = await startInstallation('tclo');
  }, 600_000);

  afterEach(() => {
    here.cloud.faults = {};
  });

  afterAll(async () => {
    await here?.stop();
  }, 60_000);

  it('is installed by cloud-init, enrols and is at work within 90 s of its server', async () => {
    const orderedAt = Date.now();
    const { id } = await here.order('Ready');
    const relay = await here.awaitRelay(id, ({ state }) => state === 'ready', LIMIT_MS + 30_000);
    const ranAt = here.cloud.ranAt(id) ?? Number.NaN;
    const events = await here.events(id);
    const at = (kind: string, word?: string) => {
      const event = events.find(
        (one) => one.kind === kind && (!word || Object.values(one.data).includes(word)),
      );
      return event ? Date.parse(event.at) : Number.NaN;
    };
    const seconds = (from: number, to: number) => `${((to - from) / 1_000).toFixed(1)} s`;
    process.stderr.write(
      [
        `order → server runs (the provider’s own): ${seconds(orderedAt, ranAt)}`,
        `server runs → installer begins: ${seconds(ranAt, at('relay.install', 'started'))}`,
        `→ package here: ${seconds(ranAt, at('relay.install', 'packages'))}`,
        `→ installed: ${seconds(ranAt, at('relay.install', 'enrol'))}`,
        `→ enrolled: ${seconds(ranAt, at('device.enrolled'))}`,
        `→ first handshake with the control plane: ${seconds(ranAt, at('device.online'))}`,
        `→ at work: ${seconds(ranAt, at('relay.state', 'ready'))}\n`,
      ].join('\n'),
    );
    expect(at('relay.state', 'ready') - ranAt).toBeLessThan(LIMIT_MS);
    expect(relay.publicAddress).toMatch(/^198\.18\.44\./);
    expect(relay.problem).toBeNull();
    const steps = events.filter(({ kind }) => kind === 'relay.install').map(({ data }) => data.step);
    expect(steps.reverse()).toEqual(['started', 'download', 'packages', 'enrol', 'done']);
  }, 180_000);

  it('leaves no claim and no installer on its server, and its kernel alone', async () => {
    const [{ label } = { label: '' }] = here.cloud.listServers();
    const machine = await here.cloud.machine(label);
    await awaitCloudInit(machine);
    expect(await machine.run(['cloud-init', 'schema', '--system'])).toMatch(/^Valid/);
    for (const path of [PATHS.claim, '/run/tresse-install.sh']) {
      expect((await machine.exec(['ls', path])).code).toBe(2);
    }
    const installed = await machine.run(['dpkg-query', '-W', '-f', '$' + '{Package}\n']);
    expect(installed).not.toMatch(/^linux-image/m);
    expect(await machine.run(['stat', '-c', '%a', '/var/lib/cloud/instance/user-data.txt'])).toBe('600\n');
  }, 60_000);

  it('is gone when it is given back, and its server with it', async () => {
    const [{ label } = { label: '' }] = here.cloud.listServers();
    await here.staff.call(routes.setRelayGoal, { params: { relayId: label }, body: { goal: 'gone' } });
    const deadline = Date.now() + 30_000;
    while (here.cloud.listServers().length > 0 && Date.now() < deadline)
      await here.staff.call(routes.listRelays, {});
    expect(here.cloud.listServers()).toEqual([]);
  }, 60_000);

  it('whose installation fails half-way says at what, in words', async () => {
    here.cloud.faults = { failsHalfWay: true };
    const { id } = await here.order('Half');
    const failed = ({ problem }: { problem: { code: string } | null }) =>
      problem?.code === 'install.packages';
    const { problem } = await here.awaitRelay(id, failed, LIMIT_MS);
    expect(problem?.message.en).toMatch(/^apt could not install the agent\..*\(.+\)$/);
    const told = (await here.events(id)).find(({ data }) => data.failure === 'packages');
    expect(told?.data).toMatchObject({ step: 'packages', way: 'cloud-init' });
    await here.staff.call(routes.setRelayGoal, { params: { relayId: id }, body: { goal: 'gone' } });
  }, 120_000);
});
