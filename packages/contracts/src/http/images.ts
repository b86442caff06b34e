import { z } from 'zod';
import { Id, Instant, Sha256 } from '../id.js';

/** How an image can be downloaded: gzip for programs that write cards, ZIP for what a desktop opens by itself. */
export const ImageFormat = z.enum(['img.gz', 'zip']);
export type ImageFormat = z.infer<typeof ImageFormat>;

/** An image for the Raspberry Pi that this installation has. */
export const ImageRelease = z.object({
  version: z.string(),
  name: z.string(),
  /** ISO 8601 day. */
  releaseDate: z.string(),
  /** Size of the image on the card, in bytes. */
  imageBytes: z.int(),
});
export type ImageRelease = z.infer<typeof ImageRelease>;

/** The image of one site: a release with a claim of the site in it. The addresses in it are for its holder alone. */
export const SiteImage = z.object({
  claimId: Id,
  /** The claim as text, for a box that runs the image without one. */
  claimText: z.string(),
  release: ImageRelease,
  files: z.array(
    z.object({
      format: ImageFormat,
      name: z.string(),
      url: z.url(),
      /** Size of the download. */
      bytes: z.int(),
    }),
  ),
  /** List of one image, for Raspberry Pi Imager. */
  manifestUrl: z.url(),
  /** Opens Raspberry Pi Imager (2.0.3 and newer) with that list. */
  imagerUrl: z.string(),
  /** Until when the addresses answer. */
  downloadUntil: Instant,
  /** Whether that is over. */
  downloadOver: z.boolean(),
  /** Until when a box can enrol with the image. */
  claimUntil: Instant,
});
export type SiteImage = z.infer<typeof SiteImage>;

/** What a download's address carries in place of a session: 256 bits that nobody can guess. */
export const DownloadToken = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** List of images as Raspberry Pi Imager reads it (raspberrypi/rpi-imager, doc/json-schema/os-list-schema.json). */
export const ImagerManifest = z.object({
  imager: z.object({
    devices: z.array(
      z.object({
        name: z.string(),
        description: z.string(),
        tags: z.array(z.string()),
        matching_type: z.literal('exclusive'),
      }),
    ),
  }),
  os_list: z.array(
    z.object({
      name: z.string(),
      description: z.string(),
      icon: z.url(),
      url: z.url(),
      extract_size: z.int(),
      extract_sha256: Sha256,
      image_download_size: z.int(),
      release_date: z.string(),
      devices: z.array(z.string()),
      init_format: z.literal('none'),
      architecture: z.literal('armv8'),
    }),
  ),
});
export type ImagerManifest = z.infer<typeof ImagerManifest>;
