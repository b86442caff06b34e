import { DISK_ID, type Slot } from './layout.js';

/** Name of the file in the boot partition that says which slot the firmware starts; one sector, so it is never half written. */
export const SLOT_FILE = 'slot.txt';

/** What the boot partition knows of the slots. */
export interface SlotState {
  /** What the firmware starts next. */
  next: Slot;
  /** Being tried: its initrd gives the next start back to the other slot before it goes on. */
  trying: Slot | null;
  bad: Slot | null;
}

/**
 * The text of that file, of the same length for every state so that it can be written in place. The firmware reads the
 * first line only: the rest are comments to it.
 */
export function slotFile({ next, trying, bad }: SlotState): string {
  return `os_prefix=${next}/\n#try=${trying ?? '-'}\n#bad=${bad ?? '-'}\n`;
}

/**
 * config.txt of the Raspberry Pi firmware. Kernel, initrd, device trees and cmdline.txt are taken from the slot's folder.
 * https://www.raspberrypi.com/documentation/computers/config_txt.html
 */
export function configText(): string {
  return [
    '# Written when the image was built. What may be changed by hand: nothing; the slot is chosen in slot.txt.',
    'arm_64bit=1',
    'enable_uart=1',
    'upstream_kernel=1',
    `include ${SLOT_FILE}`,
    'kernel=vmlinuz',
    'initramfs initrd.gz followkernel',
    'disable_splash=1',
    '',
    '# The firmware of a Pi 5 otherwise refuses kernels that are not its maker’s.',
    '[pi5]',
    'os_check=0',
    '[all]',
    '',
  ].join('\n');
}

/** The kernel's command line for a slot. `panic` is in seconds. */
export function commandLine(slot: Slot): string {
  const words = [
    'console=ttyS1,115200',
    'console=ttyAMA10,115200',
    'console=tty0',
    `tresse.disk=${DISK_ID}`,
    `tresse.slot=${slot}`,
    'panic=10',
    'net.ifnames=1',
    'quiet',
  ];
  return `${words.join(' ')}\n`;
}

/** Of Debian's raspi-firmware: what a Pi 3 and a Pi 4 load. A Pi 5 has it in its flash. */
const FIRMWARE = ['bootcode.bin', 'start.elf', 'fixup.dat', 'start4.elf', 'fixup4.dat'];

/** Device trees of the boards, by the beginning of their names. */
const BOARDS = /^bcm(2837-rpi-(3|cm3)|2711-rpi-|2712)/;

/** The stepping D0 of the Pi 5 is called so by the firmware, and otherwise by Linux. */
const OTHER_NAMES: Record<string, string> = { 'bcm2712-d-rpi-5-b.dtb': 'bcm2712d0-rpi-5-b.dtb' };

/** One file of the boot partition: the path of its bytes and the path there. */
export interface BootFile {
  from: string;
  to: string;
}

/** Where the parts of the boot partition are. */
export interface BootSources {
  /** Folder of raspi-firmware, as it is installed. */
  firmware: string;
  kernel: string;
  initrd: string;
  /** Folder of the device trees. */
  trees: string;
  /** Names of the files in there. */
  treeNames: readonly string[];
  /** Folder with the texts that were written: config.txt, slot.txt, cmdline-a.txt, cmdline-b.txt, claim.txt. */
  texts: string;
}

/**
 * What is copied into a new image's boot partition, in order. Slot b is filled by the first update.
 * Throws RangeError when no device tree of a Pi is among the names.
 */
export function bootFiles(sources: BootSources): BootFile[] {
  const { firmware, kernel, initrd, texts } = sources;
  return [
    ...['config.txt', SLOT_FILE, 'claim.txt'].map((name) => ({ from: `${texts}/${name}`, to: name })),
    ...FIRMWARE.map((name) => ({ from: `${firmware}/${name}`, to: name })),
    { from: `${texts}/cmdline-a.txt`, to: 'a/cmdline.txt' },
    { from: kernel, to: 'a/vmlinuz' },
    { from: initrd, to: 'a/initrd.gz' },
    ...deviceTrees(sources).map(({ from, to }) => ({ from, to: `a/${to}` })),
  ];
}

/** Device trees for a slot's folder, under every name that a firmware asks for. */
function deviceTrees({ trees, treeNames }: BootSources): BootFile[] {
  const ours = treeNames.filter((name) => BOARDS.test(name) && name.endsWith('.dtb')).toSorted();
  if (ours.length === 0) throw new RangeError('The kernel brings no device tree of a Raspberry Pi.');
  return ours.flatMap((name) => {
    const file = { from: `${trees}/${name}`, to: name };
    const other = OTHER_NAMES[name];
    return other ? [file, { ...file, to: other }] : [file];
  });
}
