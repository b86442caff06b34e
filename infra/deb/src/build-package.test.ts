import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { buildPackage } from './build-package.js';
import type { Build } from './contents.js';

const folder = mkdtempSync(join(tmpdir(), 'tresse-deb-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

const build: Build = {
  version: '0.1.0',
  agent: Buffer.from(''),
  parts: [],
  time: new Date(1_000_000_000_000),
};
const hasDpkg = (process.env.PATH ?? '').split(':').some((place) => {
  try {
    return readFileSync(join(place, 'dpkg-deb')).length > 0;
  } catch {
    return false;
  }
});

(hasDpkg ? describe : describe.skip)('the package file', () => {
  it('is the same whoever builds it, and all root’s', async () => {
    const first = readFileSync(await buildPackage(build, join(folder, 'first')));
    const before = process.umask(0o077);
    const file = await buildPackage(build, join(folder, 'second'));
    process.umask(before);
    expect(readFileSync(file).equals(first)).toBe(true);
    const listed = execFileSync('dpkg-deb', ['--contents', file], { encoding: 'utf8' });
    expect(listed).toMatch(/^drwx------ root\/root .* \.\/etc\/tresse\/$/m);
    expect(listed.split('\n').filter((line) => line !== '' && !line.includes(' root/root '))).toEqual([]);
  });
});
