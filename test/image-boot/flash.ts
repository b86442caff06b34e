/** A card as a person makes it: the personal download of the built release, unpacked and written to a larger card. */
import { createWriteStream } from 'node:fs';
import { truncate } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { places } from '@tresse/image';
import { openRelease, personalImage, readSegments } from '@tresse/personal-image';

/**
 * Writes the card's file.
 *
 * @param bytes of the card; a power of two, which QEMU wants of an SD card
 */
export async function flash(card: string, { claim, bytes }: { claim: string; bytes: number }): Promise<void> {
  const { release, streamPath } = await openRelease(places(process.env).release);
  const { segments } = personalImage(release, { claim, name: 'tresse', format: 'img.gz' });
  await pipeline(readSegments(streamPath, segments), createGunzip(), createWriteStream(card));
  await truncate(card, bytes);
}
