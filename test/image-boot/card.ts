/** A card's boot partition, read and changed by mtools as the firmware and an update do. */
import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { layout, partition } from '@tresse/image';

const PARTITIONS = layout();
const BLOCK = 4 * 1_024 * 1_024;
const at = (card: string) => `${card}@@${partition(PARTITIONS, 'boot').offset}`;

export function readBoot(card: string, name: string): string {
  return execFileSync('mcopy', ['-n', '-i', at(card), `::${name}`, '-'], { encoding: 'utf8' });
}

export function writeBoot(card: string, name: string, text: string): void {
  execFileSync('mcopy', ['-n', '-o', '-i', at(card), '-', `::${name}`], { input: text });
}

/** What the firmware hands to the processor: it takes the folder that slot.txt names. */
export interface Loaded {
  kernel: string;
  initrd: string;
  deviceTree: string;
  commandLine: string;
}

/** Plays the firmware, which QEMU has none of: loads from the card what config.txt and slot.txt say. */
export function loadFrom(card: string, board = 'bcm2837-rpi-3-b.dtb'): Loaded {
  const prefix = /^os_prefix=(.*)$/m.exec(readBoot(card, 'slot.txt'))?.[1] ?? '';
  const folder = join(dirname(card), 'loaded');
  mkdirSync(folder, { recursive: true });
  const load = (name: string) => {
    execFileSync('mcopy', ['-n', '-o', '-i', at(card), `::${prefix}${name}`, join(folder, name)]);
    return join(folder, name);
  };
  return {
    kernel: load('vmlinuz'),
    initrd: load('initrd.gz'),
    deviceTree: load(board),
    commandLine: readBoot(card, `${prefix}cmdline.txt`).trim(),
  };
}

/** Fills slot b with what slot a has, as an update of the same version would. */
export function fillSlotB(card: string): void {
  const [a, b] = [partition(PARTITIONS, 'root-a'), partition(PARTITIONS, 'root-b')];
  const places = [`skip=${a.offset / BLOCK}`, `seek=${b.offset / BLOCK}`, `count=${a.bytes / BLOCK}`];
  execFileSync('dd', [`if=${card}`, `of=${card}`, 'bs=4M', ...places, 'conv=notrunc,sparse', 'status=none']);
  const loaded = loadFrom(card);
  execFileSync('mmd', ['-i', at(card), '::b']);
  for (const path of [loaded.kernel, loaded.initrd, loaded.deviceTree]) {
    execFileSync('mcopy', ['-i', at(card), path, '::b/']);
  }
  writeBoot(card, 'b/cmdline.txt', loaded.commandLine.replace('tresse.slot=a', 'tresse.slot=b'));
}

/** Copies the root of slot a out of a card: a squashfs, whose 40th byte begins its length in bytes, padded to 4 KiB. */
export function takeRoot(card: string, copy: string): string {
  const { offset } = partition(PARTITIONS, 'root-a');
  const file = openSync(card, 'r');
  const length = Buffer.alloc(8);
  readSync(file, length, 0, 8, offset + 40);
  closeSync(file);
  const bytes = Math.ceil(Number(length.readBigUInt64LE()) / 4_096) * 4_096;
  const places = [`skip=${offset / BLOCK}`, `count=${bytes}`, 'iflag=count_bytes'];
  execFileSync('dd', [`if=${card}`, `of=${copy}`, 'bs=4M', ...places, 'status=none']);
  return copy;
}

/** Bytes of the data partition, by the card's table. */
export function dataBytes(card: string): number {
  const table = JSON.parse(
    execFileSync('/usr/sbin/sfdisk', ['--json', card], { encoding: 'utf8' }),
  ).partitiontable;
  return table.partitions[3].size * 512;
}

/** A copy of a card, with its holes. */
export function copyCard(card: string, copy: string): string {
  execFileSync('cp', ['--sparse=always', card, copy]);
  return copy;
}
