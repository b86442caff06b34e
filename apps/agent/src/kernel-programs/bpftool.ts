import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Host, HostError } from '@tresse/net-apply';

/** Lays an object file down for as long as the work takes. */
export async function withObject<Result>(
  { name, bytes }: { name: string; bytes: Uint8Array },
  work: (path: string) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'tresse-kernel-'));
  const path = join(folder, `${name}.o`);
  try {
    await writeFile(path, bytes);
    return await work(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What bpftool says when it does not succeed; null when it does. */
export async function complaint(host: Host, rest: readonly string[]): Promise<string | null> {
  try {
    const { code, stdout, stderr } = await host.run(['bpftool', ...rest]);
    const said = (stderr.trim() || stdout.trim()).split('\n').at(-1);
    return code === 0 ? null : `bpftool ${rest.slice(0, 2).join(' ')}: ${said}`;
  } catch (error) {
    if (error instanceof HostError && error.code === 'host.command-missing')
      return 'bpftool is not installed (apt-get install bpftool)';
    throw error;
  }
}
