import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { realHost } from './real-host.js';
import { shortenLogs } from './shorten-logs.js';

let stateDir: string;
beforeEach(async () => {
  stateDir = await mkdtemp(join(tmpdir(), 'tresse-host-'));
});
afterEach(() => rm(stateDir, { recursive: true }));

describe('a command on this host', () => {
  it('gives what it said', async () => {
    expect(await realHost().run(['cat'], { stdin: 'text' })).toMatchObject({ code: 0, stdout: 'text' });
  });

  it('that does not end is ended, with a code', async () => {
    const began = performance.now();
    await expect(realHost(100).run(['sleep', '20'])).rejects.toMatchObject({ code: 'host.timeout' });
    await expect(realHost().run(['sleep', '20'], { limitMs: 100 })).rejects.toMatchObject({
      code: 'host.timeout',
    });
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});

it('a file that two write at once is whole, and what was written last', async () => {
  const path = join(stateDir, 'queues', 'tl1.json');
  const texts = Array.from({ length: 20 }, (_, place) => `${place}`.repeat(1_000));
  await Promise.all(texts.map((text) => realHost().writeFileAtomic(path, text)));
  expect(await readFile(path, 'utf8')).toBe(texts.at(-1));
});

it('a program that stays in the front is ended, with a code', async () => {
  const launched = realHost(100).launch(['sleep', '20'], { logFile: join(stateDir, 'log', 'sleep.log') });
  await expect(launched).rejects.toMatchObject({ code: 'host.timeout' });
});

it('a directory that is not ours is not made to be watched', async () => {
  const elsewhere = join(stateDir, 'dpkg');
  realHost().watchDirectory(elsewhere, () => undefined, { isOurs: false })();
  await expect(stat(elsewhere)).rejects.toMatchObject({ code: 'ENOENT' });
});

it('a log that has grown long is emptied in its place and kept once; the others are left alone', async () => {
  const host = realHost();
  const paths = { stateDir, wireguardKey: join(stateDir, 'wireguard.key') };
  const long = join(stateDir, 'log', 'relay.log');
  const short = join(stateDir, 'log', 'haproxy.log');
  await host.writeFileAtomic(long, 'x'.repeat(1_000_001));
  await writeFile(short, 'a line');
  const { ino } = await stat(long);
  await shortenLogs(host, paths);
  expect(await stat(long)).toMatchObject({ ino, size: 0 });
  expect((await stat(`${long}.old`)).size).toBe(1_000_001);
  expect(await readFile(short, 'utf8')).toBe('a line');
});

it('without logs there is nothing to shorten', async () => {
  await shortenLogs(realHost(), { stateDir, wireguardKey: '' });
});
