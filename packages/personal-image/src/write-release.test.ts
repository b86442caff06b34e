import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { unfilledClaimBlock } from './claim-block.js';
import { ImageHasher } from './image-hasher.js';
import { openRelease } from './open-release.js';
import { RELEASE_FILE, STREAM_FILE } from './release.js';
import { madeUpImage } from './testing/made-up-image.js';
import { writeRelease } from './write-release.js';

describe('a release', () => {
  let made: Awaited<ReturnType<typeof madeUpImage>>;
  beforeEach(async () => {
    made = await madeUpImage();
  });
  afterEach(() => rm(made.folder, { recursive: true }));

  const inFolder = (name: string) => join(made.source.folder, name);

  it('is the image as one deflate stream, with the claim’s file as it is', async () => {
    const progress: number[] = [];
    const onProgress = ({ doneBytes }: { doneBytes: number }) => progress.push(doneBytes);
    const release = await writeRelease({ ...made.source, onProgress });
    const stream = await readFile(inFolder(STREAM_FILE));
    const image = made.imageWith(unfilledClaimBlock());
    expect(inflateRawSync(stream).equals(image)).toBe(true);
    expect(stream.indexOf(unfilledClaimBlock())).toBe(release.claim.streamOffset);
    expect(release).toMatchObject({
      image: { bytes: made.bytes, sha256: createHash('sha256').update(image).digest('hex') },
      claim: { imageOffset: made.claimOffset },
    });
    expect(progress.at(-1)).toBe(made.bytes);
    expect((await openRelease(made.source.folder)).release).toEqual(release);
  });

  it('is refused where the image has no place for a claim, or two, or elsewhere than said', async () => {
    const refused = (code: string) => expect.objectContaining({ code });
    await expect(writeRelease({ ...made.source, claimOffset: 512 })).rejects.toEqual(
      refused('image.no-claim-block'),
    );
    await writeFile(made.source.imagePath, Buffer.concat([unfilledClaimBlock(), unfilledClaimBlock()]));
    await expect(writeRelease(made.source)).rejects.toThrow('more than one');
    await writeFile(made.source.imagePath, Buffer.alloc(100_000));
    await expect(writeRelease(made.source)).rejects.toEqual(refused('image.no-claim-block'));
    expect(existsSync(inFolder(RELEASE_FILE))).toBe(false);
  });

  it('is none until it is complete', async () => {
    await writeRelease(made.source);
    const onProgress = () => {
      throw new Error('stopped');
    };
    await expect(writeRelease({ ...made.source, onProgress })).rejects.toThrow('stopped');
    await expect(openRelease(made.source.folder)).rejects.toMatchObject({ code: 'release.none' });
    expect(existsSync(inFolder(`${STREAM_FILE}.part`))).toBe(false);
  });

  it.each<[string, string, () => Promise<void>]>([
    ['with a stream cut short', 'release.damaged', () => truncate(inFolder(STREAM_FILE), 5_000)],
    ['without a stream', 'release.damaged', () => rm(inFolder(STREAM_FILE))],
    ['described by no JSON', 'release.unreadable', () => truncate(inFolder(RELEASE_FILE), 20)],
    ['that says too little', 'release.unreadable', () => writeFile(inFolder(RELEASE_FILE), '{"format":1}')],
    ['whose description cannot be read', 'release.unreadable', () => folderInPlaceOf(RELEASE_FILE)],
    ['of another format', 'release.unreadable', () => edit('"format": 1', '"format": 2')],
    [
      'whose claim’s place is another',
      'release.damaged',
      () => edit(/"streamOffset": \d+/, '"streamOffset": 9000'),
    ],
    [
      'whose claim’s place lies outside',
      'release.unreadable',
      () => edit(/"streamOffset": \d+/, '"streamOffset": 9e8'),
    ],
  ])('%s is refused', async (_, code, mangle) => {
    await writeRelease(made.source);
    await mangle();
    await expect(openRelease(made.source.folder)).rejects.toMatchObject({ code });
  });

  it.each([
    ['before', 0.5],
    ['behind', 1.5],
  ])('with a byte changed %s the claim is found out when it is hashed', async (_, place) => {
    const { claim } = await writeRelease(made.source);
    const file = await open(inFolder(STREAM_FILE), 'r+');
    await file.write(
      Buffer.from([0x55, 0xaa]),
      0,
      2,
      Math.floor(claim.streamOffset * place) + 8_192 * (place > 1 ? 1 : 0),
    );
    await file.close();
    const hasher = new ImageHasher(await openRelease(made.source.folder));
    await expect(hasher.sha256('tresse1.x')).rejects.toMatchObject({ code: 'release.damaged' });
  });

  async function folderInPlaceOf(name: string): Promise<void> {
    await rm(inFolder(name));
    await mkdir(inFolder(name));
  }

  async function edit(from: string | RegExp, to: string): Promise<void> {
    const text = await readFile(inFolder(RELEASE_FILE), 'utf8');
    const edited = text.replace(from, to);
    expect(edited).not.toBe(text);
    await writeFile(inFolder(RELEASE_FILE), edited);
  }
});
