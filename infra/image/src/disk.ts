import { mkdir, open, rm, truncate } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { BootFile } from './boot-files.js';
import { DISK_ID, diskBytes, type Partition, type PartitionName, partition, sfdiskScript } from './layout.js';
import { type Argv, run } from './run.js';

/** Fixed, so that the same files make the same file system. */
const DATA_UUID = '54524553-5345-4441-8441-000000000001';
const MIB = 1_048_576;

/** Makes an empty file of that size, which takes no room yet. */
async function emptyFile(path: string, bytes: number): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await rm(path, { force: true });
  await (await open(path, 'w')).close();
  await truncate(path, bytes);
}

/** Commands that make the boot partition (mkfs.vfat(8), mtools(1)). Folders come before what is in them. */
export function bootCommands(image: string, files: readonly BootFile[]): Argv[] {
  const folders = [...new Set(files.flatMap(({ to }) => (to.includes('/') ? [dirname(to)] : [])))];
  return [
    ['mkfs.vfat', '-F', '32', '-s', '4', '-n', 'TRESSE', '-i', DISK_ID, '--invariant', image],
    ...folders.map((folder): Argv => ['mmd', '-i', image, `::${folder}`]),
    ...files.map(({ from, to }): Argv => ['mcopy', '-i', image, from, `::${to}`]),
  ];
}

/** Writes the boot partition with its files; times in it are `epoch`, in seconds. */
export async function writeBoot(
  image: string,
  bytes: number,
  files: readonly BootFile[],
  epoch: number,
): Promise<void> {
  await emptyFile(image, bytes);
  const env = { SOURCE_DATE_EPOCH: String(epoch), MTOOLS_SKIP_CHECK: '1' };
  for (const command of bootCommands(image, files)) await run(command, { env });
}

/** The command that makes the empty data partition (mke2fs(8)): one that can grow to any card's size while in use. */
export function dataCommand(image: string): Argv {
  const extended = `hash_seed=${DATA_UUID},root_owner=0:0,lazy_itable_init=0,lazy_journal_init=0`;
  const options = ['-q', '-F', '-T', 'default', '-b', '4096', '-m', '1', '-J', 'size=8', '-L', 'tresse-data'];
  return ['mkfs.ext4', ...options, '-U', DATA_UUID, '-E', extended, image];
}

/** Writes the data partition; times in it are `epoch`, in seconds. */
export async function writeData(image: string, bytes: number, epoch: number): Promise<void> {
  await emptyFile(image, bytes);
  const time = String(epoch);
  await run(dataCommand(image), { env: { E2FSPROGS_FAKE_TIME: time, SOURCE_DATE_EPOCH: time } });
}

/** Writes the whole disk: the table, and each part at its place. Slot b stays empty. */
export async function writeDisk(
  output: string,
  partitions: readonly Partition[],
  parts: Readonly<Partial<Record<PartitionName, string>>>,
): Promise<void> {
  await emptyFile(output, diskBytes(partitions));
  await run(['sfdisk', '--quiet', '--no-reread', '--no-tell-kernel', output], {
    input: sfdiskScript(partitions),
  });
  for (const [name, path] of Object.entries(parts) as [PartitionName, string][]) {
    const seek = partition(partitions, name).offset / (4 * MIB);
    await run([
      'dd',
      `if=${path}`,
      `of=${output}`,
      'bs=4M',
      `seek=${seek}`,
      'conv=notrunc,sparse',
      'status=none',
    ]);
  }
}
