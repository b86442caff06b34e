/** Servers of one's own become relays: by the command, and over SSH. Needs root and Linux. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Relay, routes, type SiteEvent, type SshInstall } from '@tresse/contracts';
import { LabError } from '@tresse/lab';
import { suite } from '../lab/suite.js';
import { bareRoot } from './bare-root.js';
import { awaitCloudInit } from './cloud-init.js';
import type { Host } from './hardware.js';
import { type Installation, startInstallation } from './installation.js';

const PASSWORD = 'plum-tree-in-may';
/** In ms, on a busy machine: the 90 s are held where a relay is ordered. */
const INSTALLED_MS = 240_000;

/** A server with a user who may become root by her password, and one who may not. */
const HANDED_OVER = `#cloud-config
ssh_pwauth: true
users:
  - {name: mia, shell: /bin/bash, lock_passwd: false, groups: [sudo]}
  - {name: leo, shell: /bin/bash, lock_passwd: false}
chpasswd:
  expire: false
  users:
    - {name: mia, password: ${PASSWORD}, type: text}
    - {name: leo, password: ${PASSWORD}, type: text}
`;

let here: Installation;

async function server(label: string): Promise<{ machine: Host; address: string }> {
  here.rack.createServer({ label, region: '', size: '', image: 'debian-12', userData: HANDED_OVER });
  const machine = await here.rack.machine(label);
  await awaitCloudInit(machine);
  return { machine, address: here.rack.findServer(label)?.addresses[0]?.ip ?? '' };
}

const add = (name: string, publicAddress: string): Promise<Relay> =>
  here.staff.call(routes.createRelay, { body: { name, region: 'here', publicAddress, ipv6Prefix: null } });
const isReady = ({ state }: Relay) => state === 'ready';

suite('a server of one’s own', () => {
  beforeAll(async () => {
    await bareRoot();
    here = await startInstallation('tclown');
  }, 600_000);

  afterAll(async () => {
    await here?.stop();
  }, 60_000);

  it('becomes a relay by one command, which does nothing the second time', async () => {
    const { machine, address } = await server('by-command');
    const { id } = await add('By command', address);
    const { command } = await here.staff.call(routes.createInstallCommand, { params: { relayId: id } });
    expect(command).toContain('https://');
    const said = await machine.run(['sh', '-c', command], { timeoutMs: INSTALLED_MS });
    expect(said).toContain('tresse-install: done: this server is a relay of Tresse.');
    expect((await here.awaitRelay(id, isReady, INSTALLED_MS)).problem).toBeNull();
    const ofService =
      'find /sys/fs/cgroup -type d -name tresse-agent.service -exec bpftool cgroup show {} \\;';
    expect(await machine.run(['sh', '-c', ofService])).toContain('initial_pacing');
    const again = await machine.exec(['sh', '-c', command]);
    expect(again).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('The relay is enrolled already.'),
    });
    expect((await here.relay(id)).problem).toBeNull();
  }, 600_000);

  it('becomes one over SSH, once its key is confirmed; the password is kept nowhere', async () => {
    const { machine, address } = await server('by-ssh');
    const { id } = await add('By SSH', address);
    const ask = (body: Partial<SshInstall>) =>
      here.staff.call(routes.installBySsh, { params: { relayId: id }, body: { host: address, ...body } });
    const refused = (body: Partial<SshInstall>) =>
      ask(body).then(
        () => 'taken',
        (error: LabError) => /"code":"([^"]+)"/.exec(error.message)?.[1],
      );

    const seen = await ask({});
    const [, shown] = (
      await machine.run(['sh', '-c', 'ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub'])
    ).split(' ');
    expect(seen).toEqual({ hostKey: shown, started: false });

    const { hostKey } = seen;
    expect(await refused({ hostKey, user: 'mia', password: 'something else' })).toBe('ssh.refused');
    expect(await refused({ hostKey, privateKey: 'no key' })).toBe('ssh.private-key');
    expect(await refused({ hostKey: `SHA256:${'A'.repeat(43)}`, password: PASSWORD })).toBe('ssh.host-key');
    expect(await refused({ hostKey, port: 9, password: PASSWORD })).toBe('ssh.unreachable');
    expect(await refused({ hostKey, user: 'leo', password: PASSWORD })).toBe('ssh.no-root');

    expect(await ask({ hostKey, user: 'mia', password: PASSWORD })).toEqual({ hostKey, started: true });
    await here.awaitRelay(id, isReady, INSTALLED_MS);
    const steps = (events: SiteEvent[]) =>
      events.filter(({ kind }) => kind === 'relay.install').map(({ data }) => data.step);
    // Its agent may be connected before its installer has told that it is done.
    const told = await here.awaitEvents(id, (events) => steps(events)[0] === 'done', INSTALLED_MS);
    expect(steps(told).reverse()).toEqual(['started', 'download', 'packages', 'enrol', 'done']);
    expect(JSON.stringify(told) + here.said()).not.toContain(PASSWORD);
  }, 600_000);
});
