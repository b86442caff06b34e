import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { keepDeviceTime } from './device-time.js';
import type { Validity } from './judge-time.js';

const BUILT = Date.parse('2026-11-01T00:00:00Z');
const DAY = 86_400_000;
const silent = { info: () => undefined, warn: () => undefined };

let stateDir: string;
let machineNow: number;
/** How long the machine runs. */
let ranMs: number;
let commands: string[];
beforeEach(async () => {
  stateDir = await mkdtemp(join(tmpdir(), 'tresse-time-'));
  machineNow = 4_000;
  ranMs = 0;
  commands = [];
});
afterEach(() => rm(stateDir, { recursive: true }));

/** Of the commands that set the clock the second and later ones end with `later`. */
const start = (maySet: boolean, certificate: Validity | null = null, later = Promise.resolve()) =>
  keepDeviceTime({
    stateDir,
    builtAt: BUILT,
    certificate,
    log: silent,
    machine: { now: () => machineNow, monotonic: () => ranMs },
    host: {
      run: async (argv) => {
        commands.push(argv.join(' '));
        if (commands.length > 1) await later;
        if (maySet) machineNow = Number(argv[3]?.slice(1)) * 1_000;
        return { code: maySet ? 0 : 1, stdout: '', stderr: '' };
      },
    },
  });

it('sets a clock that has fallen back to what it was when it was last seen', async () => {
  await writeFile(join(stateDir, 'time.json'), String(BUILT + DAY));
  const time = await start(true);
  expect(commands).toEqual([`date -u -s @${(BUILT + DAY) / 1_000}`]);
  expect(time.isWrong()).toBe(false);
  expect(time.clock.now()).toBe(BUILT + DAY);
  await time.stop();
});

it('goes by the build where it may not set the clock, and by the clock once others have set it', async () => {
  const time = await start(false);
  expect(time.isWrong()).toBe(true);
  expect(time.clock.now()).toBe(BUILT);
  machineNow += 1_000;
  expect(time.clock.now()).toBe(BUILT + 1_000);
  machineNow = BUILT + 3 * DAY;
  expect(time.isWrong()).toBe(false);
  expect(time.clock.now()).toBe(BUILT + 3 * DAY);
  await time.stop();
  expect(await readFile(join(stateDir, 'time.json'), 'utf8')).toBe(String(BUILT + 3 * DAY));
});

it('does not take the time that goes by for a clock that was set', async () => {
  const lag = 1_200_000;
  machineNow = BUILT - lag;
  const time = await start(false);
  ranMs += lag;
  machineNow += lag;
  expect([time.isWrong(), time.clock.now()]).toEqual([true, BUILT + lag]);
  await time.stop();
});

it('takes the control plane’s word for a later time while its own is wrong, and never after that', async () => {
  const time = await start(false);
  time.told(BUILT - DAY);
  expect(time.clock.now()).toBe(BUILT);
  time.told(BUILT + DAY);
  expect(time.clock.now()).toBe(BUILT + DAY);
  machineNow = BUILT + 2 * DAY;
  time.told(BUILT + 9 * DAY);
  expect(time.clock.now()).toBe(BUILT + 2 * DAY);
  await time.stop();
});

it('believes what it is told first after a start to the second, and nothing that it is told later', async () => {
  machineNow = BUILT + DAY;
  const time = await start(true, { from: BUILT, until: BUILT + 90 * DAY });
  await time.heard(BUILT + DAY + 40_000);
  expect(commands).toEqual([`date -u -s @${(BUILT + DAY + 40_000) / 1_000}`]);
  expect(await readFile(join(stateDir, 'time.json'), 'utf8')).toBe(String(BUILT + DAY + 40_000));
  await time.heard(BUILT + 2 * DAY);
  expect(commands).toHaveLength(1);
  await time.stop();
});

it.each([
  ['as good as right', 1_000],
  ['ahead', -60_000],
  ['told of a time at which its certificate has ended', 91 * DAY],
])('leaves a clock alone that is %s', async (_what, lag) => {
  machineNow = BUILT + DAY;
  const time = await start(true, { from: BUILT, until: BUILT + 90 * DAY });
  await time.heard(machineNow + lag);
  expect(commands).toEqual([]);
  await time.stop();
});

it('goes by what the control plane has signed, where it thought its clock was right', async () => {
  machineNow = BUILT + 1_000;
  const time = await start(true, { from: BUILT - DAY, until: BUILT + 90 * DAY });
  expect(time.isWrong()).toBe(false);
  time.signedAt(BUILT + 2_000);
  time.signedAt(BUILT + 91 * DAY);
  expect(commands).toEqual([]);
  time.signedAt(BUILT + 2 * DAY);
  expect(commands).toEqual([`date -u -s @${(BUILT + 2 * DAY) / 1_000}`]);
  expect(time.clock.now()).toBe(BUILT + 2 * DAY);
  const noted = async () => Number(await readFile(join(stateDir, 'time.json'), 'utf8'));
  while ((await noted()) !== BUILT + 2 * DAY) await setImmediate();
  await time.stop();
});

it('goes by that alone where it may not set the clock', async () => {
  machineNow = BUILT + 1_000;
  const time = await start(false);
  time.signedAt(BUILT + 2 * DAY);
  expect(time.clock.now()).toBe(BUILT + 2 * DAY);
  await time.stop();
});

describe('a note that was made while the clock was ahead', () => {
  const certificate = { from: BUILT, until: BUILT + 90 * DAY };
  const noteOf = (days: number) => writeFile(join(stateDir, 'time.json'), String(BUILT + days * DAY));

  it('counts for nothing when no certificate of the device could hold then', async () => {
    await noteOf(20 * 365);
    machineNow = BUILT + DAY;
    const time = await start(true, certificate);
    expect(commands).toEqual([]);
    expect(time.clock.now()).toBe(BUILT + DAY);
    await time.stop();
    expect(await readFile(join(stateDir, 'time.json'), 'utf8')).toBe(String(BUILT + DAY));
  });

  it('never says that a certificate has ended', async () => {
    await noteOf(80);
    machineNow = BUILT + DAY;
    const time = await start(false, certificate);
    expect(time.clock.now()).toBe(BUILT + 80 * DAY);
    expect(time.atLeast()).toBe(BUILT + DAY);
    machineNow = 4_000;
    expect(time.atLeast()).toBe(BUILT);
    await time.stop();
  });

  it('gives way to what the control plane says', async () => {
    await noteOf(80);
    machineNow = BUILT + DAY;
    const time = await start(false, certificate);
    time.told(BUILT + DAY + 5_000);
    expect(time.isWrong()).toBe(false);
    expect(time.clock.now()).toBe(BUILT + DAY);
    await time.stop();
    expect(await readFile(join(stateDir, 'time.json'), 'utf8')).toBe(String(BUILT + DAY));
  });

  it('gives way to whoever sets the clock back that was set by it', async () => {
    await noteOf(80);
    const time = await start(true, certificate);
    expect(time.clock.now()).toBe(BUILT + 80 * DAY);
    machineNow = BUILT + DAY;
    expect(time.isWrong()).toBe(false);
    expect(time.clock.now()).toBe(BUILT + DAY);
    await time.stop();
  });
});

it('leaves nothing undone behind it when it has stopped', async () => {
  let mayEnd = (): void => undefined;
  const ended = new Promise<void>((resolve) => {
    mayEnd = resolve;
  });
  const time = await start(false, null, ended);
  time.told(BUILT + DAY);
  const stopped = time.stop().then(() => 'stopped');
  expect(await Promise.race([stopped, setImmediate('not yet')])).toBe('not yet');
  mayEnd();
  expect(await stopped).toBe('stopped');
});

it('notes nothing of a clock that is wrong', async () => {
  await (await start(false)).stop();
  await expect(readFile(join(stateDir, 'time.json'))).rejects.toThrow();
});
