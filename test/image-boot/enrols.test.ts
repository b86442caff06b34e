/** A box that was flashed with its site's own download enrols, carries the LAN's traffic, and outlives power cuts. */
import { createWriteStream } from 'node:fs';
import { chmod, mkdtemp, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { setTimeout as pause } from 'node:timers/promises';
import { createGunzip } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Site } from '@tresse/contracts';
import { RELAY_ADDRESS, SERVER_ADDRESS } from '@tresse/lab';
import { type ControlPlane, startControlPlane } from './control-plane.js';
import { Lan } from './lan.js';
import { Machine } from './machine.js';

const CARD_BYTES = 2 ** 31;
/** In ms: one boot and what follows on a loaded machine. */
const PATIENCE_MS = 20 * 60_000;
const POLL_MS = 500;

jest.setTimeout(3_600_000);

let folder: string;
let card: string;
let controlPlane: ControlPlane;
let lan: Lan;
let machine: Machine | undefined;
const times: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(process.env.TRESSE_IMAGE_BOOT_DIR ?? tmpdir(), 'tresse-box-'));
  // The embedded database runs as another user.
  await chmod(folder, 0o755);
  controlPlane = await startControlPlane(join(folder, 'p'));
  lan = Lan.open();
  card = join(folder, 'card.img');
  await download(card);
}, 600_000);

afterAll(async () => {
  await machine?.cutPower();
  lan?.close();
  await controlPlane?.stop();
  await rm(folder, { recursive: true });
  console.info(times.join('\n'));
});

async function download(target: string): Promise<void> {
  const file = controlPlane.image.files.find(({ format }) => format === 'img.gz');
  const { body } = await fetch(file?.url ?? '');
  if (!body) throw new Error('The download is empty.');
  await pipeline(Readable.fromWeb(body as ReadableStream), createGunzip(), createWriteStream(target));
  await truncate(target, CARD_BYTES);
}

async function switchOn(): Promise<void> {
  machine = Machine.start('virt', card, { lan: lan.card() });
  await lan.plugIn();
}

/** Asks until the site is as wanted. */
async function becomes(what: string, wanted: (site: Site) => boolean): Promise<Site> {
  const started = Date.now();
  let site = await controlPlane.site();
  while (!wanted(site)) {
    if (Date.now() > started + PATIENCE_MS) {
      throw new Error(`The site never was ${what}: ${JSON.stringify(site)}\n${machine?.tail()}`);
    }
    await pause(POLL_MS);
    site = await controlPlane.site();
  }
  times.push(`${what}: after ${Math.round((Date.now() - started) / 1_000)} s`);
  return site;
}

const isConfirmed = ({ rollout }: Site) => rollout.state === 'confirmed';
const isUp = ({ state, lines }: Site) =>
  state === 'up' && lines.every((line) => line.state === 'up' && line.carrier === 'udp');

/** What the agent says before a step that no verdict asks for: an apply has begun, and is not at its end. */
const APPLY_BEGINS = /"step":"(?:write-file|load-firewall|start-service)/;

/** Addresses that the box hands out in its LAN: another DHCP server, and another hole in the filter. */
const handingOut = (last: string) => ({
  first: '192.168.77.100',
  last: `192.168.77.${last}`,
  leaseMinutes: 60,
});

/** Whom a server on the internet sees when a device of the LAN asks it. */
const seenAs = () => JSON.parse(lan.fetch(`http://${SERVER_ADDRESS}/peer`)).address;

describe('a box with its site’s own image', () => {
  it('is heard by the control plane with nothing typed', async () => {
    await switchOn();
    await becomes('enrolled', ({ state }) => state !== 'waiting');
  });

  it('has its settings confirmed, and a tunnel to the relay by each line', async () => {
    await becomes('confirmed', isConfirmed);
    const { lines } = await becomes('up by both lines', isUp);
    expect(lines).toHaveLength(2);
  });

  it('brings the LAN into the internet at the relay’s address', async () => {
    expect(seenAs()).toBe(RELAY_ADDRESS);
  });
});

describe('a power cut in the middle of an apply', () => {
  it('leaves the box with settings that work, the last good ones or the new ones, and needs no claim', async () => {
    const { rollout: before, lan: net } = await controlPlane.site();
    const mark = machine?.mark();
    await controlPlane.change({ lan: { ...net, dhcp: handingOut('149') } });
    await machine?.shows(APPLY_BEGINS, mark);
    await machine?.cutPower();
    expect((await controlPlane.site()).rollout.appliedGeneration).toBe(before.generation);
    await becomes('offline', ({ state }) => state === 'offline');
    await switchOn();
    const { rollout } = await becomes('up again by settings that stay', isSettled);
    expect([before.generation, rollout.generation]).toContain(rollout.appliedGeneration);
    expect(seenAs()).toBe(RELAY_ADDRESS);
  });

  it('leaves it ready for the next settings', async () => {
    const { lan: net } = await controlPlane.site();
    await controlPlane.change({ lan: { ...net, dhcp: handingOut('199') } });
    await becomes('confirmed after the cut', (site) => isConfirmed(site) && isUp(site));
    expect(seenAs()).toBe(RELAY_ADDRESS);
  });
});

/** Nothing is on trial, and every line carries. */
function isSettled(site: Site): boolean {
  return isUp(site) && ['confirmed', 'rolled-back'].includes(site.rollout.state);
}
