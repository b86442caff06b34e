import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { bootFiles, commandLine, configText, slotFile } from './boot-files.js';
import { SECTOR_BYTES, SLOTS } from './layout.js';

const init = readFileSync(fileURLToPath(new URL('../initrd/init', import.meta.url)), 'utf8');

const SOURCES = { firmware: '/fw', kernel: '/k/vmlinuz', initrd: '/i.gz', trees: '/t', texts: '/x' };

describe('the boot partition', () => {
  it('has the kernel, the initrd and the device trees of a Pi 3, 4 and 5 in the slot’s folder', () => {
    const treeNames = [
      'bcm2711-rpi-4-b.dtb',
      'bcm2712-d-rpi-5-b.dtb',
      'bcm2835-rpi-zero.dtb',
      'bcm2837-rpi-3-b.dtb',
      'bcm2837-rpi-zero-2-w.dtb',
    ];
    const places = bootFiles({ ...SOURCES, treeNames }).map(({ from, to }) => `${to} ← ${from}`);
    expect(places).toEqual([
      'config.txt ← /x/config.txt',
      'slot.txt ← /x/slot.txt',
      'claim.txt ← /x/claim.txt',
      'bootcode.bin ← /fw/bootcode.bin',
      'start.elf ← /fw/start.elf',
      'fixup.dat ← /fw/fixup.dat',
      'start4.elf ← /fw/start4.elf',
      'fixup4.dat ← /fw/fixup4.dat',
      'a/cmdline.txt ← /x/cmdline-a.txt',
      'a/vmlinuz ← /k/vmlinuz',
      'a/initrd.gz ← /i.gz',
      'a/bcm2711-rpi-4-b.dtb ← /t/bcm2711-rpi-4-b.dtb',
      'a/bcm2712-d-rpi-5-b.dtb ← /t/bcm2712-d-rpi-5-b.dtb',
      'a/bcm2712d0-rpi-5-b.dtb ← /t/bcm2712-d-rpi-5-b.dtb',
      'a/bcm2837-rpi-3-b.dtb ← /t/bcm2837-rpi-3-b.dtb',
    ]);
  });

  it('is not made for a kernel without device trees of a Pi', () => {
    expect(() => bootFiles({ ...SOURCES, treeNames: ['bcm2835-rpi-zero.dtb'] })).toThrow(RangeError);
  });

  it('takes kernel, initrd and command line from the folder that slot.txt names', () => {
    expect(configText()).toContain('include slot.txt\nkernel=vmlinuz\ninitramfs initrd.gz followkernel\n');
  });

  it('tells the kernel its slot, and to start again after a panic', () => {
    expect(commandLine('b')).toMatch(/ tresse\.disk=54524553 tresse\.slot=b panic=10 /);
  });
});

describe('slot.txt', () => {
  const states = [null, ...SLOTS].flatMap((trying) =>
    [null, ...SLOTS].flatMap((bad) => SLOTS.map((next) => ({ next, trying, bad }))),
  );

  it('has one length whatever it says, and fits a sector, so that it is changed in place', () => {
    const lengths = new Set(states.map((state) => slotFile(state).length));
    expect(lengths.size).toBe(1);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(SECTOR_BYTES);
  });

  it('is written by the initrd as it is written here', () => {
    expect(slotFile({ next: 'a', trying: null, bad: 'b' })).toBe('os_prefix=a/\n#try=-\n#bad=b\n');
    expect(init).toContain(String.raw`printf 'os_prefix=%s/\n#try=-\n%s\n' "$other" "${'$'}{bad:-#bad=-}"`);
  });
});
