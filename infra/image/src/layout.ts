/** Bytes in a sector of every card that the MBR can describe. */
export const SECTOR_BYTES = 512;
const MIB = 1_024 * 1_024;

/** The disk's signature: partitions are found by it, so that a box never takes the root of another stick. */
export const DISK_ID = '54524553';

export const SLOTS = ['a', 'b'] as const;
export type Slot = (typeof SLOTS)[number];

export type PartitionName = 'boot' | 'root-a' | 'root-b' | 'data';

/** A partition of the image. All numbers but `number` are bytes. */
export interface Partition {
  name: PartitionName;
  /** As in the table and in PARTUUID, from 1. */
  number: number;
  /** MBR type, hexadecimal. */
  type: 'c' | '83';
  offset: number;
  bytes: number;
}

/** Sizes of the partitions, in MiB. The data partition takes the rest of the card at the first boot. */
export interface Sizes {
  boot: number;
  root: number;
  data: number;
}

/**
 * Boot holds a kernel of about 52 MiB for each slot; a root of about 250 MiB may grow by half; data begins with what an
 * agent needs on its first day.
 */
export const SIZES: Sizes = { boot: 192, root: 448, data: 64 };

/** Where everything lies. The boot partition is first, as the boot ROM of a Pi 3 expects; data is last, so that it can grow. */
export function layout(sizes: Sizes = SIZES): Partition[] {
  const wanted: [PartitionName, Partition['type'], number][] = [
    ['boot', 'c', sizes.boot],
    ['root-a', '83', sizes.root],
    ['root-b', '83', sizes.root],
    ['data', '83', sizes.data],
  ];
  // Cards erase in blocks of up to 4 MiB: whatever is written starts at one.
  let offset = 4 * MIB;
  return wanted.map(([name, type, size], index) => {
    const partition = { name, number: index + 1, type, offset, bytes: size * MIB };
    offset += partition.bytes;
    return partition;
  });
}

/** Bytes of the whole image. */
export function diskBytes(partitions: readonly Partition[]): number {
  return Math.max(...partitions.map(({ offset, bytes }) => offset + bytes));
}

/** The partition of that name. Throws RangeError. */
export function partition(partitions: readonly Partition[], name: PartitionName): Partition {
  const found = partitions.find((one) => one.name === name);
  if (!found) throw new RangeError(`The layout has no partition ${name}.`);
  return found;
}

/** What sfdisk reads (sfdisk(8), «named-fields format»). */
export function sfdiskScript(partitions: readonly Partition[]): string {
  const lines = partitions.map(({ number, type, offset, bytes }) => {
    const bootable = number === 1 ? ', bootable' : '';
    return `${number} : start=${offset / SECTOR_BYTES}, size=${bytes / SECTOR_BYTES}, type=${type}${bootable}`;
  });
  return ['label: dos', `label-id: 0x${DISK_ID}`, 'unit: sectors', '', ...lines, ''].join('\n');
}

/** How the kernel names a partition of this disk, whatever it hangs on. */
export function partUuid(number: number): string {
  return `${DISK_ID}-${String(number).padStart(2, '0')}`;
}
