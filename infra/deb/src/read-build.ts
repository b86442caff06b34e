import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { Build } from './contents.js';
import type { BundledPart } from './copyright.js';

const run = promisify(execFile);

const Manifest = z.object({ name: z.string(), version: z.string(), license: z.string().default('unknown') });
const Folders = z.array(z.string());

/**
 * What there is to pack in a checkout whose agent is built. Its time is `epoch` (SOURCE_DATE_EPOCH, in s) or else that of
 * the last commit. Rejects when something is missing.
 */
export async function readBuild(root: string, epoch: string | undefined): Promise<Build> {
  const built = join(root, 'apps/agent/dist');
  const folders = Folders.parse(JSON.parse(await readFile(join(built, 'agent.parts.json'), 'utf8')));
  const { version } = await manifestOf(join(root, 'apps/agent'));
  return {
    version,
    agent: await readFile(join(built, 'agent.mjs')),
    parts: await Promise.all(folders.map((folder) => readPart(root, folder))),
    time: new Date(Number(epoch ?? (await lastCommit(root))) * 1_000),
  };
}

async function manifestOf(folder: string): Promise<z.infer<typeof Manifest>> {
  return Manifest.parse(JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')));
}

async function readPart(root: string, folder: string): Promise<BundledPart> {
  const place = join(root, folder);
  const manifest = await manifestOf(place);
  const file = (await readdir(place)).sort().find((name) => /^licen[cs]e(\.|$)/i.test(name));
  if (file === undefined) throw new Error(`${manifest.name} comes without the text of its licence.`);
  return { ...manifest, folder, text: await readFile(join(place, file), 'utf8') };
}

async function lastCommit(root: string): Promise<string> {
  const { stdout } = await run('git', ['-C', root, 'log', '-1', '--format=%ct']);
  return stdout.trim();
}
