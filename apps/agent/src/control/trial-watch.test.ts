import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type DesiredDocument, PROTOCOL_VERSION } from '@tresse/contracts';
import { pino } from 'pino';
import { type HandClock, handClock } from '../../../../packages/reconcile/src/testing/hand-clock.js';
import { DEVICE, SITE, siteNamed } from '../../test/documents.js';
import { openDesiredStore } from './desired-store.js';
import { DocumentKeeper } from './keeper.js';
import { createTrialWatch, type TrialWatch } from './trial-watch.js';

const HOUR = 3_600_000;
const TIMEOUT_MS = 45_000;
const DOCUMENT: DesiredDocument = {
  protocol: PROTOCOL_VERSION,
  tenant: null,
  device: DEVICE,
  scope: `site:${SITE}`,
  generation: 1,
  hash: '0'.repeat(64),
  notBefore: '2026-11-21T12:00:00Z',
  body: siteNamed('Atelier'),
};

let directory: string;
let clock: HandClock;
let undone: string[];
let heard: () => void;
let keeper: DocumentKeeper;
let trials: TrialWatch;

/** An agent that has just begun, by the clock as it is. */
async function start(): Promise<void> {
  const store = await openDesiredStore(directory, clock, (file, reason) => {
    throw new Error(`${file}: ${reason}`);
  });
  keeper = new DocumentKeeper(store, clock, TIMEOUT_MS);
  await keeper.resume();
  trials = createTrialWatch({
    keeper,
    clock,
    log: pino({ level: 'silent' }),
    tell: (news) => undone.push(news.kind === 'generation.rolled-back' ? news.reason : news.kind),
    onUndone: () => heard(),
  });
  trials.arm();
}

/** The machine runs on by another clock while no agent does. */
async function restart(after: { ms: number; stepped?: number }): Promise<void> {
  trials.stop();
  const wall = clock.now();
  clock = handClock();
  clock.step(wall + after.ms + (after.stepped ?? 0));
  await start();
}

/** The watch's time has come. Resolves when a trial was undone. */
function ring(): Promise<void> {
  const told = new Promise<void>((resolve) => {
    heard = resolve;
  });
  clock.ring();
  return told;
}

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tresse-trial-'));
  clock = handClock();
  clock.step(Date.parse('2026-11-21T12:00:00Z'));
  undone = [];
  await start();
  await keeper.offer(DOCUMENT);
  await keeper.begin([DOCUMENT]);
  await keeper.applied([DOCUMENT]);
  trials.arm();
  clock.move(10_000);
});
afterEach(() => rm(directory, { recursive: true }));

describe.each([
  ['back', -HOUR],
  ['forward', HOUR],
])('a wall clock that others set %s in the middle of a trial', (_way, ms) => {
  it('leaves it as much time as it had', async () => {
    clock.step(ms);
    trials.arm();
    expect(clock.pause()).toBe(TIMEOUT_MS - 10_000);
    expect(await keeper.expire()).toEqual([]);
    await ring();
    expect(undone).toEqual(['NotConfirmed']);
    expect(clock.pause()).toBeNull();
  });
});

describe('a trial that is taken up after a restart', () => {
  it('has the time that is left by the wall clock', async () => {
    await restart({ ms: 5_000 });
    expect(clock.pause()).toBe(TIMEOUT_MS - 15_000);
    await ring();
    expect(undone).toEqual(['NotConfirmed']);
  });

  it('has no more than its whole time where that was set back meanwhile, and less after a second restart', async () => {
    await restart({ ms: 5_000, stepped: -HOUR });
    expect(clock.pause()).toBe(TIMEOUT_MS);
    await restart({ ms: 20_000 });
    expect(clock.pause()).toBe(TIMEOUT_MS - 20_000);
  });

  it('is over where that was set forward', async () => {
    await restart({ ms: 5_000, stepped: HOUR });
    expect(clock.pause()).toBe(0);
    await ring();
    expect(undone).toEqual(['NotConfirmed']);
  });
});
