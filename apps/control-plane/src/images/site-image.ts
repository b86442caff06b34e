import {
  ImageFormat as Formats,
  type ImageFormat,
  type ImageRelease,
  type SiteImage,
} from '@tresse/contracts';
import { personalImage, type Release } from '@tresse/personal-image';
import type { ImageClaim } from './images.repository.js';

/** A site's image in the hands of its owner. */
export interface HeldImage {
  claim: ImageClaim;
  claimText: string;
  token: string;
  release: Release;
}

/** A release in a list. */
export function imageRelease({ version, name, releaseDate, image }: Release): ImageRelease {
  return { version, name, releaseDate, imageBytes: image.bytes };
}

/** Name of an image without its ending. */
export function imageName({ version }: Release): string {
  return `tresse-${version}`;
}

/** The format of a download by the name of its file; undefined for a file that there is not. */
export function formatOfFile(release: Release, file: string): ImageFormat | undefined {
  return Formats.options.find((format) => file === `${imageName(release)}.${format}`);
}

/** What the site's people are told of it; `now` in ms, `publicUrl` without a slash at its end. */
export function siteImage(held: HeldImage, publicUrl: string, now: number): SiteImage {
  const { claim, claimText, release } = held;
  const name = imageName(release);
  const manifestUrl = addressOf(held, 'manifest.json', publicUrl);
  return {
    claimId: claim.id,
    claimText,
    release: imageRelease(release),
    files: Formats.options.map((format) => ({
      format,
      name: `${name}.${format}`,
      url: addressOf(held, `${name}.${format}`, publicUrl),
      bytes: personalImage(release, { claim: claimText, name, format }).bytes,
    })),
    manifestUrl,
    imagerUrl: `rpi-imager://open?repo=${encodeURIComponent(manifestUrl)}`,
    downloadUntil: claim.downloadUntil.toISOString(),
    downloadOver: claim.downloadUntil.getTime() <= now,
    claimUntil: claim.expiresAt.toISOString(),
  };
}

/** Absolute, for programs that have no session; the token stands in the path, which Imager wants to end in `.json`. */
export function addressOf({ token }: Pick<HeldImage, 'token'>, file: string, publicUrl: string): string {
  return `${publicUrl}/api/downloads/${token}/${file}`;
}
