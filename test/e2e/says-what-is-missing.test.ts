// Runs beside another: it measures no time.
import { spawnSync } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { root } from '../architecture/source-tree.js';

/** A checkout with nothing installed, on a machine that has the given programs and no others. */
let checkout: string;

beforeEach(async () => {
  checkout = await mkdtemp(join(tmpdir(), 'tresse-bare-'));
  await cp(join(root, 'infra/local'), join(checkout, 'infra/local'), { recursive: true });
  await writeFile(join(checkout, 'package.json'), '{"type":"module"}');
  await mkdir(join(checkout, 'bin'));
});
afterEach(() => rm(checkout, { recursive: true, force: true }));

it.each(['12.22.12', '18.20.8', '20.18.0'])('asks for a newer Node than %s', (version) => {
  const older = `Object.defineProperty(process, 'versions', { value: { node: '${version}' } });`;
  expect(prepare('start', ['--import', `data:text/javascript,${encodeURIComponent(older)}`])).toEqual({
    code: 1,
    said: [`Tresse needs Node 20.19 or newer; this is ${version}.`],
  });
});

it('says on another Linux that the demo network is made for Debian', () => {
  const { code, said } = prepare('start');
  expect(code).toBe(1);
  expect(said).toEqual([expect.stringMatching(/^The demo network is made for Debian and Ubuntu, .+\.$/)]);
});

it('names the packages to install when apt cannot, after what apt has said', async () => {
  await program('dpkg-query', 'echo "Status: install ok not-installed"');
  await program('apt-get', '[ "$1" = update ] || { echo "E: Unable to locate package"; exit 100; }');
  const { code, said } = prepare('start');
  expect(code).toBe(1);
  expect(said).toContain('E: Unable to locate package');
  expect(said.at(-1)).toMatch(/^Installing Debian packages failed\. .+: .*\bhaproxy\b.*\.$/);
});

it('blames the way to the npm registry when npm cannot install', async () => {
  await program('dpkg-query', 'echo "Status: install ok installed"');
  await program('apt-get', 'exit 1');
  await program('npm', 'echo "npm error code ENOTFOUND"; exit 1');
  const { code, said } = prepare('start');
  expect(code).toBe(1);
  expect(said).toContain('npm error code ENOTFOUND');
  expect(said.at(-1)).toBe('Installing npm packages failed. Check that the npm registry can be reached.');
});

it('tests nothing where git cannot say what belongs to the checkout', async () => {
  await program('dpkg-query', 'echo "Status: install ok installed"');
  await program('apt-get', 'exit 1');
  const sentence = 'The tests need git, and a checkout that it can read:';
  expect(prepare('test')).toEqual({ code: 1, said: [`${sentence} git is missing here.`] });
  await program('git', 'echo "fatal: detected dubious ownership" >&2; exit 128');
  expect(prepare('test')).toEqual({ code: 1, said: [`${sentence} fatal: detected dubious ownership.`] });
});

/** Puts a shell program on the machine. */
async function program(name: string, text: string): Promise<void> {
  const path = join(checkout, 'bin', name);
  await writeFile(path, `#!/bin/sh\n${text}\n`);
  await chmod(path, 0o755);
}

/** What comes before `npm start` or `npm test`: its exit code, and the lines that it says. */
function prepare(purpose: 'start' | 'test', options: string[] = []): { code: number | null; said: string[] } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...options, join(checkout, 'infra/local/prepare.mjs'), purpose],
    { encoding: 'utf8', env: { PATH: join(checkout, 'bin') } },
  );
  return { code: status, said: (stdout + stderr).split('\n').filter((line) => line !== '') };
}
