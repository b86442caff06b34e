import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { type OpenRelease, openRelease, ReleaseError } from '@tresse/personal-image';
import { CONFIG, type Config } from '../config.js';

/** The releases on disk. They are looked at anew each time: making or removing one needs no restart. */
@Injectable()
export class ImageCatalog {
  private readonly logger = new Logger(ImageCatalog.name);
  /** Sentences that were logged, so that a damaged release is told once. */
  private readonly told = new Set<string>();

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Those that can be used, newest first. */
  async list(): Promise<OpenRelease[]> {
    const opened = await Promise.all((await this.folders()).map((folder) => this.open(folder)));
    return opened.filter((release) => release !== undefined).sort(newestFirst);
  }

  /** The release of that version, if it is here. */
  async find(version: string): Promise<OpenRelease | undefined> {
    return (await this.list()).find(({ release }) => release.version === version);
  }

  /** The folder itself may be a release, or hold one in each of its folders. */
  private async folders(): Promise<string[]> {
    const { imageDir } = this.config;
    const entries = await readdir(imageDir, { withFileTypes: true }).catch(() => []);
    const inside = entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(imageDir, name));
    return [imageDir, ...inside];
  }

  private async open(folder: string): Promise<OpenRelease | undefined> {
    try {
      return await openRelease(folder);
    } catch (error) {
      if (!(error instanceof ReleaseError)) throw error;
      // A folder without a description is none yet: a release is being written there.
      if (error.code !== 'release.none' && !this.told.has(error.message)) {
        this.told.add(error.message);
        this.logger.error(error.message);
      }
      return undefined;
    }
  }
}

function newestFirst({ release: a }: OpenRelease, { release: b }: OpenRelease): number {
  return (
    b.releaseDate.localeCompare(a.releaseDate) || b.version.localeCompare(a.version, 'en', { numeric: true })
  );
}
