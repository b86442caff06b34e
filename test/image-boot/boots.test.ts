/** What a box does with its card, from the first boot on. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { slotFile } from '@tresse/image';
import { copyCard, dataBytes, fillSlotB, readBoot, writeBoot } from './card.js';
import { flash } from './flash.js';
import { type Board, Machine } from './machine.js';

const CARD_BYTES = 2 ** 31;
const CLAIM = 'made-up-claim-of-no-control-plane';
const LOGIN = /tresse login:/;

/** In ms: two boots at the patience of each. */
jest.setTimeout(3_600_000);

let folder: string;
let fresh: string;
let machine: Machine | undefined;
const times: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(process.env.TRESSE_IMAGE_BOOT_DIR ?? tmpdir(), 'tresse-image-boot-'));
  fresh = join(folder, 'fresh.img');
  await flash(fresh, { claim: CLAIM, bytes: CARD_BYTES });
}, 300_000);

afterEach(async () => {
  await machine?.cutPower();
});

afterAll(async () => {
  await rm(folder, { recursive: true });
  console.info(times.join('\n'));
});

function boot(board: Board, card: string): Machine {
  machine = Machine.start(board, card);
  return machine;
}

async function note(what: string, seconds: Promise<number>): Promise<void> {
  times.push(`${what}: ${await seconds} s`);
}

describe('a card that was flashed', () => {
  it('has the claim where any computer can read it', () => {
    expect(readBoot(fresh, 'claim.txt').trim()).toBe(CLAIM);
  });

  it.each(['virt', 'raspi3b'] as const)(
    'boots to a login on %s, and takes the rest of the card',
    async (board) => {
      const card = copyCard(fresh, join(folder, `${board}.img`));
      const before = dataBytes(card);
      const box = boot(board, card);
      await note(`${board}: root mounted`, box.shows(/tresse: Slot a: /));
      await note(`${board}: agent started`, box.shows(/Started tresse-agent\.service/));
      await note(`${board}: data grown`, box.shows(/Finished tresse-grow-data\.service/));
      await note(`${board}: login`, box.shows(LOGIN));
      expect(dataBytes(card)).toBeGreaterThan(before * 10);
    },
  );

  it('comes up after a power cut in its first boot', async () => {
    const card = copyCard(fresh, join(folder, 'cut.img'));
    const before = dataBytes(card);
    await boot('virt', card).shows(/Starting tresse-grow-data\.service/);
    await machine?.cutPower();
    const box = boot('virt', card);
    await box.shows(/Finished tresse-grow-data\.service/);
    await note('virt: agent after a power cut', box.shows(/Started tresse-agent\.service/));
    await note('virt: login after a power cut', box.shows(LOGIN));
    expect(dataBytes(card)).toBeGreaterThan(before * 10);
  });
});

describe('a new root', () => {
  it('is tried once: without a confirmation the next start is the old one’s', async () => {
    const card = copyCard(fresh, join(folder, 'trial.img'));
    fillSlotB(card);
    writeBoot(card, 'slot.txt', slotFile({ next: 'b', trying: 'b', bad: null }));
    await boot('virt', card).shows(/Trying slot b;[\s\S]*tresse: Slot b: /);
    await machine?.cutPower();
    expect(readBoot(card, 'slot.txt')).toBe(slotFile({ next: 'a', trying: null, bad: null }));
    await boot('virt', card).shows(/tresse: Slot a: /);
  });
});
