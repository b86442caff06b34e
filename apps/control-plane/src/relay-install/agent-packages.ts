import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { Sha256 } from '@tresse/contracts';
import { CONFIG, type Config } from '../config.js';

const NAME = /^tresse-agent_[^/]+_all\.deb$/;

/** The agent's Debian package on disk. */
export interface AgentPackage {
  path: string;
  bytes: number;
  sha256: Sha256;
}

interface Found {
  path: string;
  bytes: number;
  modifiedMs: number;
}

/** The packages on disk. They are looked at anew each time: making or removing one needs no restart. */
@Injectable()
export class AgentPackages {
  /** By path, size and time of each file. */
  private readonly hashes = new Map<string, Promise<Sha256>>();

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** The one that was made last; undefined when there is none. */
  async newest(): Promise<AgentPackage | undefined> {
    const [last] = await this.list();
    return last && this.hashed(last);
  }

  /** The one of this hash, if it is here. */
  async find(sha256: Sha256): Promise<AgentPackage | undefined> {
    for (const file of await this.list()) {
      const hashed = await this.hashed(file);
      if (hashed.sha256 === sha256) return hashed;
    }
    return undefined;
  }

  private async list(): Promise<Found[]> {
    const names = await readdir(this.config.packageDir).catch(() => []);
    const files = names.filter((name) => NAME.test(name)).map((name) => join(this.config.packageDir, name));
    const found = files.map(async (path) => {
      const { size: bytes, mtimeMs: modifiedMs } = await stat(path);
      return { path, bytes, modifiedMs };
    });
    return (await Promise.all(found)).sort((a, b) => b.modifiedMs - a.modifiedMs);
  }

  private async hashed({ path, bytes, modifiedMs }: Found): Promise<AgentPackage> {
    const key = `${path} ${bytes} ${modifiedMs}`;
    const hash = this.hashes.get(key) ?? sha256Of(path);
    this.hashes.set(key, hash);
    hash.catch(() => this.hashes.delete(key));
    return { path, bytes, sha256: await hash };
  }
}

async function sha256Of(path: string): Promise<Sha256> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
