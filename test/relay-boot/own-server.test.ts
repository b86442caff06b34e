/** A booted server of one's own becomes a relay: by the command that a person types, and over SSH by a key given once. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Relay, routes, type SshInstall } from '@tresse/contracts';
import { PACKAGE } from '@tresse/deb';
import { suite } from '../lab/suite.js';
import { RELEASE } from '../relay/bare-root.js';
import { awaitCloudInit } from '../relay/cloud-init.js';
import type { Host } from '../relay/hardware.js';
import { bootDisk } from './disk.js';
import { type BootedInstallation, startBootedInstallation } from './installation.js';
import { USER } from './shell.js';

/** In ms: boot and installation on a busy machine. */
const PATIENCE_MS = 1_200_000;

let here: BootedInstallation;
let host: Host;
let address: string;

const add = (name: string, publicAddress: string): Promise<Relay> =>
  here.staff.call(routes.createRelay, { body: { name, region: 'here', publicAddress, ipv6Prefix: null } });
const isReady = ({ state }: Relay) => state === 'ready';

suite('a server of one’s own that is booted', () => {
  beforeAll(async () => {
    await bootDisk(RELEASE);
    here = await startBootedInstallation('tcbown');
    here.rack.createServer({
      label: 'mine',
      region: '',
      size: '',
      image: 'debian-12',
      userData: '#cloud-config\n{}\n',
    });
    host = await here.rack.machine('mine');
    await awaitCloudInit(host);
    address = here.rack.findServer('mine')?.addresses[0]?.ip ?? '';
  }, 900_000);

  afterAll(async () => {
    await here?.stop();
  }, 60_000);

  it(
    'becomes a relay by one command',
    async () => {
      const { id } = await add('By command', address);
      const { command } = await here.staff.call(routes.createInstallCommand, { params: { relayId: id } });
      const typedAt = Date.now();
      const said = await host.run(['sh', '-c', command], { timeoutMs: PATIENCE_MS });
      expect(said).toContain('tresse-install: done: this server is a relay of Tresse.');
      expect((await here.awaitRelay(id, isReady, PATIENCE_MS)).problem).toBeNull();
      const algorithm = await host.run(['cat', '/proc/sys/net/ipv4/tcp_congestion_control']);
      expect(algorithm.trim()).toBe('tresse_bbr');
      process.stderr.write(`command typed → at work: ${((Date.now() - typedAt) / 1_000).toFixed(1)} s\n`);
    },
    PATIENCE_MS,
  );

  it(
    'is bare again when the package is purged, and becomes another over SSH by a key that is kept nowhere',
    async () => {
      const [former] = await here.staff.call(routes.listRelays, {});
      await host.run(['apt-get', 'purge', '-y', '-qq', PACKAGE]);
      await here.staff.call(routes.setRelayGoal, {
        params: { relayId: former?.id ?? '' },
        body: { goal: 'gone' },
      });
      await here.awaitGone(former?.id ?? '', 120_000);
      const { id } = await add('By SSH', address);
      const ask = (body: Partial<SshInstall>) =>
        here.staff.call(routes.installBySsh, { params: { relayId: id }, body: { host: address, ...body } });
      const askedAt = Date.now();
      const { hostKey } = await ask({});
      const shown = await host.run(['ssh-keygen', '-lf', '/etc/ssh/ssh_host_ed25519_key.pub']);
      expect(shown.split(' ')[1]).toBe(hostKey);
      const privateKey = await readFile(here.guests.key.file, 'utf8');
      expect(await ask({ hostKey, user: USER, privateKey })).toEqual({ hostKey, started: true });
      await here.awaitRelay(id, isReady, PATIENCE_MS);
      process.stderr.write(`key given → at work: ${((Date.now() - askedAt) / 1_000).toFixed(1)} s\n`);
      const secret = privateKey.split('\n')[1] ?? '';
      expect(secret.length).toBeGreaterThan(40);
      expect(JSON.stringify(await here.events(id)) + here.said()).not.toContain(secret);
    },
    PATIENCE_MS,
  );
});
