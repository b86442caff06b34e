/** From the order of a relay to its work, on a booted machine with its distribution's own kernel. Needs root and Linux. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { routes } from '@tresse/contracts';
import { suite } from '../lab/suite.js';
import { RELEASE } from '../relay/bare-root.js';
import { bootDisk } from './disk.js';
import { type BootedInstallation, startBootedInstallation } from './installation.js';
import { LINES, type SiteBox, startSite } from './site.js';

/** In ms: boot and installation on a busy machine, whose processor emulates another. The 90 s are held by `../relay`. */
const PATIENCE_MS = 1_200_000;
/** Of the first server that is ordered. */
const NUMBER = 2;

let here: BootedInstallation;
let id: string;
let site: SiteBox | undefined;

suite('a relay that is ordered', () => {
  beforeAll(async () => {
    await bootDisk(RELEASE);
    here = await startBootedInstallation('tcboot');
  }, 900_000);

  afterAll(async () => {
    await site?.stop();
    await here?.stop();
  }, 60_000);

  it(
    'boots, is installed by cloud-init, enrols and is at work',
    async () => {
      const orderedAt = Date.now();
      ({ id } = await here.order('Ready'));
      await here.awaitRelay(id, ({ state }) => state === 'installing', PATIENCE_MS);
      await here.awaitRelay(id, ({ state }) => state === 'ready', PATIENCE_MS);
      const told = await here.events(id);
      const console = here.guests.guest(NUMBER)?.console;
      const at = (kind: string, word?: string) => {
        const event = told.find(
          (one) => one.kind === kind && (!word || Object.values(one.data).includes(word)),
        );
        return event ? Date.parse(event.at) : Number.NaN;
      };
      const booted = at('relay.install', 'started');
      const seconds = (from: number, to = Number.NaN) => `${((to - from) / 1_000).toFixed(1)} s`;
      process.stderr.write(
        [
          `order → machine switched on: ${seconds(orderedAt, here.cloud.ranAt(id))}`,
          `→ its kernel: ${seconds(orderedAt, console?.at(/Linux version/))}`,
          `→ systemd: ${seconds(orderedAt, console?.at(/systemd\[1\]: systemd \d/))}`,
          `→ login: ${seconds(orderedAt, console?.at(/Started ssh\.service/))}`,
          `→ installer begins, the boot’s end: ${seconds(orderedAt, booted)}`,
          `boot’s end → package here: ${seconds(booted, at('relay.install', 'packages'))}`,
          `→ installed: ${seconds(booted, at('relay.install', 'enrol'))}`,
          `→ enrolled: ${seconds(booted, at('device.enrolled'))}`,
          `→ first handshake with the control plane: ${seconds(booted, at('device.online'))}`,
          `→ at work: ${seconds(booted, at('relay.state', 'ready'))}\n`,
        ].join('\n'),
      );
      expect(told.filter(({ kind }) => kind === 'relay.install').map(({ data }) => data.step)).toEqual(
        ['started', 'download', 'packages', 'enrol', 'done'].reverse(),
      );
      expect(here.guests.running).toEqual([NUMBER]);
    },
    PATIENCE_MS + 30_000,
  );

  it('runs on the kernel that its distribution came with, and has it boot with what it did', async () => {
    const machine = await here.cloud.machine(id);
    const release = (await machine.run(['uname', '-r'])).trim();
    expect(release).toMatch(/^\d+\.\d+\.\d+(\+deb\d+)?(-\d+)?-cloud-amd64$/);
    const format = '$' + '{db:Status-Status} $' + '{Package}\n';
    const known = await machine.run(['dpkg-query', '-W', '-f', format, 'linux-image-[0-9]*']);
    expect(known.match(/^installed .*$/gm)).toEqual([`installed linux-image-${release}`]);
    const { initrd } = await bootDisk(RELEASE);
    const [present] = (await machine.run(['sha256sum', `/boot/initrd.img-${release}`])).split(' ');
    expect(present).toBe(
      createHash('sha256')
        .update(await readFile(initrd))
        .digest('hex'),
    );
    expect(await machine.run(['dpkg', '--audit'])).toBe('');
  }, 120_000);

  it(
    'carries a site through the WireGuard of that kernel',
    async () => {
      const machine = await here.cloud.machine(id);
      site = await startSite('tcboot', here);
      await site.await('up by both lines', ({ state }) => state === 'up', PATIENCE_MS);
      const { publicAddress } = await here.relay(id);
      expect(await site.seenAs()).toContain(publicAddress);
      expect(await machine.run(['sh', '-c', 'cat /proc/[0-9]*/comm'])).not.toContain('wireguard-go');
      const transfers = (await machine.run(['wg', 'show', 'all', 'transfer'])).trim().split('\n');
      const heard = transfers.filter((line) => Number(line.split('\t')[2]) > 0);
      expect(heard).toHaveLength(LINES.length);
    },
    PATIENCE_MS,
  );

  it('is gone when it is given back: process, disk and network card', async () => {
    const guest = here.guests.guest(NUMBER);
    await site?.remove();
    await site?.stop();
    await here.staff.call(routes.setRelayGoal, { params: { relayId: id }, body: { goal: 'gone' } });
    await here.awaitGone(id, 120_000);
    expect(here.cloud.listServers()).toEqual([]);
    expect(guest?.runs).toBe(false);
    expect(existsSync('/sys/class/net/tcboot.2')).toBe(false);
  }, 150_000);
});
