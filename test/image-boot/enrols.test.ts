/** A box that was flashed with its site's own download enrols by itself and takes its settings. */
import { createWriteStream } from 'node:fs';
import { chmod, mkdtemp, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { setTimeout as pause } from 'node:timers/promises';
import { createGunzip } from 'node:zlib';
import { afterAll, beforeAll, it, jest } from '@jest/globals';
import type { Site } from '@tresse/contracts';
import { type ControlPlane, startControlPlane } from './control-plane.js';
import { Machine } from './machine.js';

const CARD_BYTES = 2 ** 31;
const PATIENCE_MS = 20 * 60_000;

/** In ms: two boots at the patience of each. */
jest.setTimeout(3_600_000);

let folder: string;
let card: string;
let controlPlane: ControlPlane;
let machine: Machine | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(process.env.TRESSE_IMAGE_BOOT_DIR ?? tmpdir(), 'tresse-box-'));
  // The embedded database runs as another user.
  await chmod(folder, 0o755);
  controlPlane = await startControlPlane(join(folder, 'p'));
  card = join(folder, 'card.img');
  const file = controlPlane.image.files.find(({ format }) => format === 'img.gz');
  const { body } = await fetch(file?.url ?? '');
  if (!body) throw new Error('The download is empty.');
  await pipeline(Readable.fromWeb(body as ReadableStream), createGunzip(), createWriteStream(card));
  await truncate(card, CARD_BYTES);
}, 600_000);

afterAll(async () => {
  await machine?.cutPower();
  await controlPlane?.stop();
  await rm(folder, { recursive: true });
});

/** Asks until the site is as wanted; the seconds that took. */
async function becomes(what: string, wanted: (site: Site) => boolean): Promise<void> {
  const started = Date.now();
  let site = await controlPlane.site();
  while (!wanted(site)) {
    if (Date.now() > started + PATIENCE_MS) {
      throw new Error(`The site never was ${what}: ${JSON.stringify(site)}\n${machine?.tail()}`);
    }
    await pause(1_000);
    site = await controlPlane.site();
  }
  console.info(`${what}: after ${Math.round((Date.now() - started) / 1_000)} s`);
}

it('is heard by the control plane with nothing typed', async () => {
  machine = Machine.start('virt', card);
  await becomes('enrolled', ({ state }) => state !== 'waiting');
});

it('has its settings confirmed, and tunnels to the relay by both lines', async () => {
  await becomes('confirmed', ({ rollout }) => rollout.state === 'confirmed');
  await becomes('up by both lines', ({ state }) => state === 'up');
});

it('is heard again after a power cut, without a claim', async () => {
  await machine?.cutPower();
  await becomes('offline', ({ state }) => state === 'offline');
  machine = Machine.start('virt', card);
  await becomes('up again', ({ state }) => state === 'up');
});
