/** What a box does with its card, from the first boot on. */
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { formatClaim } from '@tresse/contracts';
import { diskBytes, layout, slotFile } from '@tresse/image';
import type { Board, Circumstances } from './boards.js';
import { copyCard, dataBytes, fillSlotB, readBoot, writeBoot } from './card.js';
import { flash } from './flash.js';
import { closeFolder, openFolder } from './folder.js';
import { Lan } from './lan.js';
import { Machine, PATIENCE_MS } from './machine.js';

const CARD_BYTES = 2 ** 31;
const CLAIM = 'made-up-claim-of-no-control-plane';
/** Whole, and of a control plane that cannot be reached from a card without internet. */
const ELSEWHERE = formatClaim({
  url: 'https://198.51.100.1:8443',
  caSha256: 'ab'.repeat(32),
  secret: 'a'.repeat(43),
});
const LOGIN = /tresse login:/;
const GROWN = /Finished tresse-grow-data\.service/;

/** In ms: two boots at the patience of each. */
jest.setTimeout(3_600_000);

let folder: string;
let fresh: string;
let machine: Machine | undefined;
const times: string[] = [];

beforeAll(async () => {
  folder = await openFolder('tresse-boot-');
  fresh = join(folder, 'fresh.img');
  await flash(fresh, { claim: CLAIM, bytes: CARD_BYTES });
}, 300_000);

afterEach(async () => {
  await machine?.cutPower();
});

afterAll(async () => {
  await closeFolder(folder);
  console.info(times.join('\n'));
});

async function boot(board: Board, card: string, circumstances: Circumstances = {}): Promise<Machine> {
  machine = await Machine.start(board, card, circumstances);
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
      const box = await boot(board, card);
      await note(`${board}: root mounted`, box.shows(/tresse: Slot a: /));
      await note(`${board}: agent started`, box.shows(/Started tresse-agent\.service/));
      await note(`${board}: data grown`, box.shows(GROWN));
      await note(`${board}: login`, box.shows(LOGIN));
      expect(dataBytes(card)).toBeGreaterThan(before * 10);
      // What systemd does at the first start of another /usr: here it would be each start.
      expect(box.everything()).not.toMatch(/Starting (ldconfig|systemd-sysusers)\.service/);
    },
  );
});

/** Where the power is cut: before anything has grown, at the table of the card, in its file system. */
const CUTS = [/tresse: Slot a: /, /tresse: The data partition gets/, /tresse: The data’s file system/];

describe('power cuts in the first boots', () => {
  it('leave a card that comes up, with all of its room and no word of a fault', async () => {
    const card = copyCard(fresh, join(folder, 'cut.img'));
    const before = dataBytes(card);
    for (const cut of CUTS) {
      await note(`virt: cut off at «${cut.source}»`, (await boot('virt', card)).shows(cut));
      await machine?.cutPower();
    }
    const box = await boot('virt', card);
    await note('virt: agent after power cuts', box.shows(/Started tresse-agent\.service/));
    await note('virt: data grown after power cuts', box.shows(GROWN));
    await note('virt: login after power cuts', box.shows(LOGIN));
    expect(dataBytes(card)).toBeGreaterThan(before * 10);
    await box.shows(/tresse: 9\d\d MiB for data/);
    expect(box.everything()).not.toMatch(
      /works without memory|UNEXPECTED INCONSISTENCY|too small|Failed with result/,
    );
  });
});

describe('a machine that lacks what a box needs', () => {
  it('says so above the login and at its page: its card, its memory, its lines', async () => {
    const card = join(folder, 'small.img');
    await flash(card, { claim: ELSEWHERE, bytes: diskBytes(layout()) });
    const lan = Lan.open({ address: '192.168.213.10/24', apart: true });
    try {
      const box = await boot('virt', card, { lan, memory: 640 });
      await note('virt: too small a card is told of', box.shows(/This card is too small: it leaves \d+ MiB/));
      await box.shows(/Cette carte est trop petite/);
      await box.shows(LOGIN);
      const words = [/memory card is too small/, /too little memory/, /No line leads to the internet/];
      const page = await lan.becomes('http://192.168.213.1/', words, PATIENCE_MS);
      expect(page).toMatch(/card of 4 GB or more/);
      expect(page).toMatch(/1 GB of memory or more/);
      expect(page).toMatch(/Check that the router behind each line has internet/);
    } finally {
      await machine?.cutPower();
      lan.close();
    }
  });
});

describe('a new root', () => {
  it('is tried once: without a confirmation the next start is the old one’s', async () => {
    const card = copyCard(fresh, join(folder, 'trial.img'));
    fillSlotB(card);
    writeBoot(card, 'slot.txt', slotFile({ next: 'b', trying: 'b', bad: null }));
    await (await boot('virt', card)).shows(/Trying slot b;[\s\S]*tresse: Slot b: /);
    await machine?.cutPower();
    expect(readBoot(card, 'slot.txt')).toBe(slotFile({ next: 'a', trying: null, bad: null }));
    await (await boot('virt', card)).shows(/tresse: Slot a: /);
  });
});
