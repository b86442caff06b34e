import { createHash } from 'node:crypto';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { ImageFormat, ImagerManifest, Sha256 } from '@tresse/contracts';
import {
  type ImageFile,
  ImageHasher,
  type OpenRelease,
  personalImage,
  type Release,
  ReleaseError,
  type Segment,
} from '@tresse/personal-image';
import { ClaimsService, ImageSecrets } from '../claims/index.js';
import { CONFIG, type Config } from '../config.js';
import { Database } from '../database/index.js';
import { ApiError } from '../http/index.js';
import { ImageCatalog } from './image-catalog.js';
import { imagerManifest } from './imager-manifest.js';
import { readDownload } from './images.repository.js';
import { formatOfFile, type HeldImage, imageName } from './site-image.js';

/** Hashes of this many images are kept. */
const MOST_HASHES = 1_000;

/** One file, ready to be sent. */
export interface Download {
  format: ImageFormat;
  name: string;
  bytes: number;
  /** Strong (RFC 9110 §8.8.3): says which bytes these are. */
  etag: string;
  streamPath: string;
  segments: Segment[];
}

/** What the holder of a download's token gets. */
@Injectable()
export class DownloadsService {
  private readonly logger = new Logger(DownloadsService.name);
  /** By path and hash of the stream: a release may be moved, and another made in its place. */
  private readonly hashers = new Map<string, ImageHasher>();
  private readonly hashes = new Map<string, Promise<Sha256>>();

  constructor(
    private readonly database: Database,
    private readonly catalog: ImageCatalog,
    private readonly claims: ClaimsService,
    private readonly secrets: ImageSecrets,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws ApiError `not-found`, `image.expired` */
  async file(token: string, file: string): Promise<Download> {
    const { held, opened } = await this.held(token);
    const { release, claimText } = held;
    const format = formatOfFile(release, file);
    if (!format) throw new ApiError('not-found');
    const image = personalImage(release, { claim: claimText, name: imageName(release), format });
    return { format, name: file, etag: etagOf(release, image), streamPath: opened.streamPath, ...image };
  }

  /**
   * The list for Raspberry Pi Imager; the first time, the image is read for its hash.
   *
   * @throws ApiError `not-found`, `image.expired`, `image.damaged`
   */
  async manifest(token: string): Promise<ImagerManifest> {
    const { held, opened } = await this.held(token);
    try {
      const hash = await this.hashOf(opened, held.claimText);
      return imagerManifest(held, { sha256: hash, publicUrl: this.config.publicUrl });
    } catch (cause) {
      if (!(cause instanceof ReleaseError)) throw cause;
      this.logger.error(cause.message);
      throw new ApiError('image.damaged', [], { cause });
    }
  }

  private async held(token: string): Promise<{ held: HeldImage; opened: OpenRelease }> {
    const claim = await this.database.forPlatform('download', (tx) => readDownload(tx, sha256(token)));
    if (!claim) throw new ApiError('not-found');
    if (claim === 'over' || !this.secrets.made(claim.id, claim.downloadTokenHash)) {
      throw new ApiError('image.expired');
    }
    const opened = await this.catalog.find(claim.imageVersion);
    if (!opened) throw new ApiError('image.expired');
    const claimText = this.claims.textInImage(claim.id);
    return { held: { claim, claimText, token, release: opened.release }, opened };
  }

  /** Computed once for each image, however many ask at once; a failure is not kept. */
  private hashOf(opened: OpenRelease, claimText: string): Promise<Sha256> {
    const { sha256: stream } = opened.release.stream;
    const key = `${stream} ${claimText}`;
    const known = this.hashes.get(key);
    if (known) return known;
    const place = `${opened.streamPath} ${stream}`;
    const hasher = this.hashers.get(place) ?? new ImageHasher(opened);
    this.hashers.set(place, hasher);
    const hash = hasher.sha256(claimText);
    this.hashes.set(key, hash);
    hash.catch(() => this.hashes.delete(key));
    const [oldest] = this.hashes.keys();
    if (this.hashes.size > MOST_HASHES && oldest !== undefined) this.hashes.delete(oldest);
    return hash;
  }
}

/** Hash of all that the bytes of a download are made of. */
function etagOf({ stream }: Release, { segments }: ImageFile): string {
  const hash = createHash('sha256').update(stream.sha256);
  for (const segment of segments) if ('bytes' in segment) hash.update(segment.bytes);
  return `"${hash.digest('hex').slice(0, 32)}"`;
}

function sha256(text: string): Sha256 {
  return createHash('sha256').update(text).digest('hex');
}
