/** The line emulator against its own numbers, with real packets between two namespaces. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LineEmulator, nativeProgram, runToEnd } from '@tresse/lab';

const PROBE = fileURLToPath(new URL('./probe/udp-probe.c', import.meta.url));
const SITE = `tresse-emu${process.pid}-site`;
const INET = `tresse-emu${process.pid}-inet`;
const TO = { down: [INET, SITE, '10.0.0.2'], up: [SITE, INET, '10.0.0.1'] } as const;
const CLEAN = { rateKbit: 100_000, delayMs: 0, jitterMs: 0, lossPercent: 0, queueMs: 150 };

interface Measured {
  sent: number;
  received: number;
  overtaken: number;
  delayMs: { p1: number; median: number; p99: number };
  rateKbit: number;
}

let directory: string;
let probe: string;
let line: LineEmulator;

async function must(...argv: [string, ...string[]]): Promise<string> {
  const { code, stdout, stderr } = await runToEnd(argv);
  if (code !== 0) throw new Error(`${argv.join(' ')}: ${stderr}`);
  return stdout;
}

/** Sends `count` packets of `bytes` (IP level), `perSecond` of them a second, and measures their way. */
async function measure(
  way: 'down' | 'up',
  count: number,
  bytes: number,
  perSecond: number,
): Promise<Measured> {
  return JSON.parse(await must(probe, ...TO[way], `${count}`, `${bytes}`, `${perSecond}`));
}

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tresse-emulator-'));
  probe = await nativeProgram(PROBE, directory);
  for (const name of [SITE, INET]) {
    await must('ip', 'netns', 'add', name);
    await must('ip', 'netns', 'exec', name, 'sysctl', '-qew', 'net.ipv6.conf.all.disable_ipv6=1');
  }
  const ends = { siteNamespace: SITE, siteInterface: 'wan1', inetNamespace: INET, inetInterface: 'line1' };
  line = await LineEmulator.start(ends, directory);
  await must('ip', '-n', SITE, 'address', 'add', '10.0.0.2/24', 'dev', 'wan1');
  await must('ip', '-n', INET, 'address', 'add', '10.0.0.1/24', 'dev', 'line1');
  await must('ip', '-n', SITE, 'link', 'set', 'wan1', 'up');
  await must('ip', '-n', INET, 'link', 'set', 'line1', 'up');
  await must('ip', 'netns', 'exec', SITE, 'ping', '-c', '1', '-W', '2', '10.0.0.1');
});

afterAll(async () => {
  await line?.stop();
  for (const name of [SITE, INET]) await runToEnd(['ip', 'netns', 'delete', name]);
  await rm(directory, { recursive: true, force: true });
});

describe('the line emulator', () => {
  it.each([
    ['down', 7_232, 1_500],
    ['up', 896, 500],
    ['down', 40_000, 1_500],
  ] as const)(
    'carries %s %i kbit/s within 2 %%',
    async (way, rateKbit, bytes) => {
      await line.set(way, { ...CLEAN, rateKbit });
      const perSecond = (1.3 * rateKbit * 1000) / (8 * bytes);
      const { rateKbit: measured } = await measure(way, Math.round(perSecond * 2.5), bytes, perSecond);
      expect(Math.abs(measured / rateKbit - 1)).toBeLessThan(0.02);
    },
    20_000,
  );

  it('delays by what was asked, within 1 ms, each way on its own', async () => {
    await line.set('down', { ...CLEAN, delayMs: 25 });
    await line.set('up', { ...CLEAN, delayMs: 7.5 });
    const down = await measure('down', 300, 100, 200);
    const up = await measure('up', 300, 100, 200);
    expect(Math.abs(down.delayMs.median - 25)).toBeLessThan(1);
    expect(Math.abs(up.delayMs.median - 7.5)).toBeLessThan(1);
  }, 20_000);

  it('gives a lone packet when it is due, and not half a millisecond later', async () => {
    await line.set('down', { ...CLEAN, delayMs: 25 });
    const { delayMs } = await measure('down', 200, 100, 100);
    // A busy machine delays some of them; that the program does so shows in all.
    expect(delayMs.p1 - 25).toBeLessThan(0.4);
  }, 20_000);

  it('drops what a full queue can’t hold and delays by the queue’s length until then', async () => {
    await line.set('down', { ...CLEAN, rateKbit: 8_000, delayMs: 10, queueMs: 100 });
    const { sent, received, delayMs } = await measure('down', 1_500, 1_000, 1_500);
    expect(received).toBeLessThan(sent * 0.8);
    expect(delayMs.p99).toBeGreaterThan(108);
    expect(delayMs.median).toBeLessThan(113);
  }, 20_000);

  it('loses the share that was asked, within 0.1 point', async () => {
    // 100,000 packets at 0.5 %: the standard deviation is 0.022 points, less than a quarter of what is allowed.
    await line.set('down', { ...CLEAN, lossPercent: 0.5, queueMs: 1_000 });
    const { sent, received } = await measure('down', 100_000, 64, 12_500);
    expect(Math.abs((100 * (sent - received)) / sent - 0.5)).toBeLessThan(0.1);
  }, 30_000);

  it('varies the delay within the jitter and lets no packet overtake another', async () => {
    await line.set('down', { ...CLEAN, delayMs: 30, jitterMs: 10 });
    const { received, sent, overtaken, delayMs } = await measure('down', 6_000, 200, 2_000);
    expect([received, overtaken]).toEqual([sent, 0]);
    expect(delayMs.p1).toBeGreaterThan(19.5);
    expect(delayMs.p99 - delayMs.p1).toBeGreaterThan(10);
    expect(delayMs.p1).toBeLessThan(25);
    expect(delayMs.p99).toBeGreaterThan(35);
  }, 20_000);

  it('loses what is in flight when it is cut, and carries again when it is restored', async () => {
    await line.set('down', { ...CLEAN, delayMs: 500 });
    expect((await measure('down', 100, 100, 1_000)).received).toBe(100);
    const before = await packetsSent(INET, 'line1');
    const swallowed = measure('down', 100, 100, 1_000);
    while ((await packetsSent(INET, 'line1')) < before + 100);
    await line.cut();
    expect((await swallowed).received).toBe(0);
    await line.restore();
    await line.set('down', { delayMs: 0 });
    expect((await measure('down', 50, 100, 1_000)).received).toBe(50);
  }, 20_000);

  it('refuses what makes no sense and keeps what it had', async () => {
    await line.set('down', { ...CLEAN, delayMs: 5 });
    await expect(line.set('down', { delayMs: 1, jitterMs: 9 })).rejects.toMatchObject({
      code: 'emulator.failed',
    });
    expect((await measure('down', 50, 100, 500)).delayMs.median).toBeGreaterThan(4.9);
  }, 20_000);
});

/** How many packets an interface has sent since it was made. */
async function packetsSent(netns: string, device: string): Promise<number> {
  const text = await must('ip', '-n', netns, '-s', '-json', 'link', 'show', device);
  return JSON.parse(text)[0].stats64.tx.packets;
}
