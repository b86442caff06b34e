import { resolve } from 'node:path';
import { nativeProgram, runInGuest } from '@tresse/lab';
import { build } from 'esbuild';
import type { BondRequest, BondSight } from './bond-acts.js';

type Options = Omit<BondRequest, 'traffic' | 'emulator'> & {
  folder: string;
  deadlineMs: number;
  simulatedTime?: boolean;
};

/**
 * Does acts to a bonded site in a guest, and resolves with what was to be seen after each; `folder` holds the keys and is
 * written to.
 * @throws LabError of `runInGuest`, and Error with the rig's words when it breaks
 */
export async function runBond({
  folder,
  deadlineMs,
  simulatedTime = false,
  ...asked
}: Options): Promise<BondSight[]> {
  await build({
    entryPoints: ['bond-rig', 'bond-end'].map((name) => resolve(`test/lab/guest/${name}.ts`)),
    alias: { '@tresse/lab': resolve('infra/lab/src/addresses.ts') },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    logLevel: 'error',
  });
  const emulator = await nativeProgram(resolve('infra/lab/emulator/line-emulator.c'), folder);
  const request: BondRequest = { ...asked, emulator, traffic: resolve('infra/lab/traffic') };
  const { code, stdout, stderr } = await runInGuest({
    program: [process.execPath, resolve(folder, 'bond-rig.mjs'), JSON.stringify(request)],
    deadlineMs,
    simulatedTime,
    shared: folder,
    cwd: folder,
  });
  if (code !== 0) throw new Error(`the rig ended with ${code}: ${stdout} ${stderr}`);
  return JSON.parse(stdout) as BondSight[];
}
