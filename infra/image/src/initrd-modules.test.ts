import { describe, expect, it } from '@jest/globals';
import { initrdModules } from './initrd-modules.js';

const BUILTIN = [
  'squashfs/squashfs',
  'overlayfs/overlay',
  'nls/nls_cp437',
  'nls/nls_iso8859-1',
  'nls/nls_ascii',
]
  .map((name) => `kernel/fs/${name}.ko`)
  .join('\n');

const DEPENDENCIES = [
  'kernel/fs/fat/fat.ko.xz:',
  'kernel/fs/fat/vfat.ko.xz: kernel/fs/fat/fat.ko.xz',
  'kernel/fs/jbd2/jbd2.ko.xz:',
  'kernel/fs/ext4/ext4.ko.xz: kernel/fs/jbd2/jbd2.ko.xz',
  'kernel/drivers/mmc/host/sdhci-iproc.ko.xz: kernel/drivers/mmc/host/sdhci.ko.xz',
  'kernel/drivers/mmc/host/sdhci.ko.xz:',
  'kernel/drivers/usb/storage/usb-storage.ko.xz:',
  'kernel/drivers/gpu/drm/vc4/vc4.ko.xz:',
  '',
].join('\n');

describe('modules of the initrd', () => {
  it('are those that reach a disk, with what they need, and no others', () => {
    expect(initrdModules(DEPENDENCIES, BUILTIN)).toEqual([
      'kernel/drivers/mmc/host/sdhci-iproc.ko.xz',
      'kernel/drivers/mmc/host/sdhci.ko.xz',
      'kernel/drivers/usb/storage/usb-storage.ko.xz',
      'kernel/fs/ext4/ext4.ko.xz',
      'kernel/fs/fat/fat.ko.xz',
      'kernel/fs/fat/vfat.ko.xz',
      'kernel/fs/jbd2/jbd2.ko.xz',
    ]);
  });

  it('are not planned for a kernel that could not read the root', () => {
    expect(() => initrdModules(DEPENDENCIES, '')).toThrow('The kernel has no squashfs, overlay,');
  });
});
