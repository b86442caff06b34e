import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { partition, sha256 } from '@tresse/image';
import {
  filledClaimBlock,
  type ImageFormat,
  openRelease,
  personalImage,
  readSegments,
  unfilledClaimBlock,
  writeRelease,
} from '@tresse/personal-image';
import { bootFile, EPOCH, PARTITIONS, type TinyImage, tinyImage } from './tiny-image.js';

const CLAIM = 'tresse-claim.made-up.abcdefghijklmnopqrstuvwxyz0123456789';
let image: TinyImage;

beforeAll(async () => {
  image = await tinyImage();
});

afterAll(() => rm(image.folder, { recursive: true }));

describe('an image', () => {
  it('has the planned table, which any partitioning tool reads', () => {
    const { partitiontable } = JSON.parse(
      execFileSync('/usr/sbin/sfdisk', ['--json', image.disk], { encoding: 'utf8' }),
    );
    expect(partitiontable.id).toBe('0x54524553');
    expect(
      partitiontable.partitions.map(({ start, size }: { start: number; size: number }) => [start, size]),
    ).toEqual(PARTITIONS.map(({ offset, bytes }) => [offset / 512, bytes / 512]));
  });

  it('has a boot partition with the unfilled claim, the slot and the kernel', () => {
    expect(bootFile(image.disk, 'claim.txt').equals(unfilledClaimBlock())).toBe(true);
    expect(bootFile(image.disk, 'slot.txt').toString()).toBe('os_prefix=a/\n#try=-\n#bad=-\n');
    expect(bootFile(image.disk, 'a/vmlinuz').toString()).toBe('made-up a/vmlinuz');
  });

  it('has a root of the tree and Tresse’s own files, all of root', async () => {
    const root = execFileSync('sqfs2tar', [image.root]);
    const tar = ['--list', '--verbose', '--numeric-owner', '--file', '-'];
    const list = execFileSync('tar', tar, { input: root, encoding: 'utf8' });
    expect(list).toMatch(/^-rw\S+ 0\/0 .* usr\/bin\/program$/m);
    expect(list).toMatch(/^-rwxr-xr-x 0\/0 .* usr\/lib\/tresse\/rauc-boot$/m);
    expect(list).toMatch(/multi-user\.target\.wants\/tresse-agent\.service -> \/usr\/lib\/systemd\/system\//);
    expect(list).toMatch(/etc\/systemd\/system\/haproxy\.service -> \/dev\/null$/m);
    expect(list).toMatch(/^drwxr-xr-x 0\/0 .* var\/lib\/tresse\/?$/m);
  });

  it('has the agent as its package brings it, with settings of its own, and dpkg knows of it', () => {
    const read = (name: string) =>
      execFileSync('rdsquashfs', ['--cat', name, image.root], { encoding: 'utf8' });
    expect(read('usr/lib/tresse/agent.mjs')).toBe('made-up agent');
    expect(read('usr/lib/systemd/system/tresse-agent.service')).toContain('ProtectSystem=strict');
    expect(read('etc/tresse/agent.conf')).toMatch(/^ARGS=--find-lines --local-page 80 /m);
    const list = execFileSync('tar', ['--list', '--verbose'], {
      input: execFileSync('sqfs2tar', [image.root]),
      encoding: 'utf8',
    });
    expect(list).toMatch(/^drwx------ .* etc\/tresse\/?$/m);
    expect(list).toMatch(/^-rwxr-xr-x .* usr\/bin\/tresse-agent$/m);
    const database = join(image.folder, 'layer/var/lib/dpkg');
    const dpkg = (...args: string[]) =>
      execFileSync('dpkg-query', [`--admindir=${database}`, ...args], { encoding: 'utf8' });
    expect(dpkg('--show', `--showformat=\${Package} \${Version} \${db:Status-Abbrev}\n`)).toBe(
      'dash 1 ii \ntresse-agent 1.2.3 ii \n',
    );
    expect(dpkg('--listfiles', 'tresse-agent').split('\n')).toContain('/usr/lib/tresse/agent.mjs');
  });

  it('has a root that is the first slot’s bytes, and leaves the second empty', async () => {
    const bytes = await readFile(image.disk);
    const root = await readFile(image.root);
    const [first, second] = [partition(PARTITIONS, 'root-a'), partition(PARTITIONS, 'root-b')];
    expect(bytes.subarray(first.offset, first.offset + root.length).equals(root)).toBe(true);
    expect(bytes.subarray(second.offset, second.offset + second.bytes).every((byte) => byte === 0)).toBe(
      true,
    );
  });

  it('has a sound data partition', async () => {
    const { offset, bytes } = partition(PARTITIONS, 'data');
    const data = join(image.folder, 'data');
    await writeFile(data, (await readFile(image.disk)).subarray(offset, offset + bytes));
    expect(execFileSync('/usr/sbin/e2fsck', ['-fn', data], { encoding: 'utf8', stdio: 'pipe' })).toContain(
      'tresse-data',
    );
  });

  it('is the same to the byte when it is built again', async () => {
    const again = await tinyImage();
    try {
      expect(await sha256(again.root)).toBe(await sha256(image.root));
      expect(await sha256(again.disk)).toBe(await sha256(image.disk));
    } finally {
      await rm(again.folder, { recursive: true });
    }
  });
});

describe('a personal image', () => {
  const unpack: Record<ImageFormat, (path: string) => Promise<Buffer>> = {
    'img.gz': async (path) => gunzipSync(await readFile(path)),
    zip: async (path) => {
      const target = `${path}.folder`;
      execFileSync('python3', ['-m', 'zipfile', '--extract', path, target]);
      return readFile(join(target, (await readdir(target))[0] ?? ''));
    },
  };

  it.each(['img.gz', 'zip'] as const)('as %s differs in its claim and in nothing else', async (format) => {
    const folder = join(image.folder, `release-${format}`);
    await writeRelease({
      imagePath: image.disk,
      folder,
      facts: {
        version: '0.0.1',
        name: 'Tresse',
        description: 'A tiny image.',
        releaseDate: new Date(EPOCH * 1_000).toISOString().slice(0, 10),
        devices: ['pi4-64bit'],
      },
    });
    const opened = await openRelease(folder);
    const file = personalImage(opened.release, { claim: CLAIM, name: 'tresse-site', format });
    const path = join(folder, `download.${format}`);
    await once(readSegments(opened.streamPath, file.segments).pipe(createWriteStream(path)), 'finish');

    const flashed = await unpack[format](path);
    const disk = join(folder, 'flashed.img');
    await writeFile(disk, flashed);
    const claim = bootFile(disk, 'claim.txt');
    expect(claim.equals(filledClaimBlock(CLAIM))).toBe(true);
    const at = flashed.indexOf(claim);
    unfilledClaimBlock().copy(flashed, at);
    expect(flashed.equals(await readFile(image.disk))).toBe(true);
  });
});
