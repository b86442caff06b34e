import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { filledClaimBlock } from './claim-block.js';
import { ImageHasher } from './image-hasher.js';
import { type OpenRelease, openRelease } from './open-release.js';
import { IMAGE_FORMATS, type ImageFormat, personalImage } from './personal-image.js';
import { readSegments } from './read-segments.js';
import { sizeOfSegments, sliceSegments } from './segments.js';
import { madeUpImage } from './testing/made-up-image.js';
import { writeRelease } from './write-release.js';

const CLAIM = `tresse1.${'eyJ1cmwiOiJodHRwczov'.repeat(12)}`;
const python = spawnSync('python3', ['--version']).status === 0;

describe('a personal image', () => {
  let made: Awaited<ReturnType<typeof madeUpImage>>;
  let opened: OpenRelease;
  let expected: Buffer;

  beforeAll(async () => {
    made = await madeUpImage();
    await writeRelease(made.source);
    opened = await openRelease(made.source.folder);
    expected = made.imageWith(filledClaimBlock(CLAIM));
  });
  afterAll(() => rm(made.folder, { recursive: true }));

  const fileOf = (format: ImageFormat) =>
    personalImage(opened.release, { claim: CLAIM, name: 'tresse-1.2.3', format });
  const wholeOf = (format: ImageFormat) => buffer(readSegments(opened.streamPath, fileOf(format).segments));

  it('is the released image with the claim in its place, as gzip', async () => {
    const whole = await wholeOf('img.gz');
    expect(whole.length).toBe(fileOf('img.gz').bytes);
    expect(gunzipSync(whole).equals(expected)).toBe(true);
    expect(whole.readUInt32LE(whole.length - 4)).toBe(expected.length);
    expect(whole.readUInt32LE(whole.length - 8)).toBe(
      gzipSync(expected).readUInt32LE(gzipSync(expected).length - 8),
    );
  });

  (python ? it : it.skip)('is it as ZIP too, in the eyes of another program', async () => {
    const path = join(made.folder, 'image.zip');
    const whole = await wholeOf('zip');
    await writeFile(path, whole);
    expect(whole.length).toBe(fileOf('zip').bytes);
    const script = [
      'import sys, zipfile, json, hashlib',
      'z = zipfile.ZipFile(sys.argv[1])',
      'i, = z.infolist()',
      'print(json.dumps([z.testzip(), i.filename, i.file_size, i.date_time[:3],',
      '  hashlib.sha256(z.read(i)).hexdigest()]))',
    ].join('\n');
    const told = JSON.parse(execFileSync('python3', ['-c', script, path], { encoding: 'utf8' }));
    expect(told).toEqual([null, 'tresse-1.2.3.img', expected.length, [2026, 11, 22], sha256(expected)]);
  });

  it.each(IMAGE_FORMATS)('%s: any range is that range of the whole', async (format) => {
    const { segments, bytes } = fileOf(format);
    const whole = await wholeOf(format);
    const place = fc.integer({ min: 0, max: bytes });
    await fc.assert(
      fc.asyncProperty(place, place, async (one, other) => {
        const [start, end] = [Math.min(one, other), Math.max(one, other)];
        const slice = sliceSegments(segments, start, end);
        expect(sizeOfSegments(slice)).toBe(end - start);
        expect(
          (await buffer(readSegments(opened.streamPath, slice))).equals(whole.subarray(start, end)),
        ).toBe(true);
      }),
    );
  });

  it.each(IMAGE_FORMATS)('%s: is whole when it was broken off anywhere and resumed', async (format) => {
    const { segments, bytes } = fileOf(format);
    const whole = await wholeOf(format);
    const { streamOffset } = opened.release.claim;
    for (const cut of [1, streamOffset - 1, streamOffset + 100, streamOffset + 9_000, bytes - 1]) {
      const parts = [sliceSegments(segments, 0, cut), sliceSegments(segments, cut, bytes)];
      const read = await Promise.all(parts.map((part) => buffer(readSegments(opened.streamPath, part))));
      expect(Buffer.concat(read).equals(whole)).toBe(true);
    }
  });

  it('has the SHA-256 of its unpacked bytes, for each claim its own', async () => {
    const hasher = new ImageHasher(opened);
    const other = CLAIM.replace('tresse1', 'tresse2');
    const hashes = await Promise.all([hasher.sha256(CLAIM), hasher.sha256(other)]);
    expect(hashes).toEqual([sha256(expected), sha256(made.imageWith(filledClaimBlock(other)))]);
  });

  it.each([
    ['with nothing before the claim', { headBytes: 0 }],
    ['with nothing behind the claim', { tailBytes: 0 }],
  ])('is right for an image %s', async (_, sizes) => {
    const edge = await madeUpImage(sizes);
    await writeRelease(edge.source);
    const there = await openRelease(edge.source.folder);
    const { segments } = personalImage(there.release, { claim: CLAIM, name: 'x', format: 'img.gz' });
    const image = edge.imageWith(filledClaimBlock(CLAIM));
    expect(gunzipSync(await buffer(readSegments(there.streamPath, segments))).equals(image)).toBe(true);
    expect(await new ImageHasher(there).sha256(CLAIM)).toBe(sha256(image));
    await rm(edge.folder, { recursive: true });
  });

  it('is all of one release, also where that is made again while it is read', async () => {
    const large = await madeUpImage({ headBytes: 4_096 * 512 });
    await writeRelease(large.source);
    const there = await openRelease(large.source.folder);
    const { segments } = personalImage(there.release, { claim: CLAIM, name: 'x', format: 'img.gz' });
    const read: Buffer[] = [];
    for await (const chunk of readSegments(there.streamPath, segments)) {
      if (read.length === 0) await writeRelease({ ...large.source, level: 1 });
      read.push(chunk);
    }
    const image = large.imageWith(filledClaimBlock(CLAIM));
    expect(gunzipSync(Buffer.concat(read)).equals(image)).toBe(true);
    await rm(large.folder, { recursive: true });
  });

  it('takes no text that is no claim', () => {
    expect(() => filledClaimBlock('two words')).toThrow(RangeError);
    expect(() => filledClaimBlock('x'.repeat(8_192))).toThrow(RangeError);
  });
});

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
