/** Kernel modules that the initrd asks for by name, in this order: file systems have no device that would call them. */
export const ALWAYS = ['squashfs', 'overlay', 'vfat', 'nls_cp437', 'nls_iso8859_1', 'nls_ascii', 'ext4'];

/**
 * Folders of modules, below /kernel, that may be needed to reach the disk on a Pi 3, 4 or 5 and in QEMU. The initrd
 * loads of them what the machine's devices ask for.
 */
const FOLDERS = [
  'drivers/mmc',
  'drivers/virtio',
  'drivers/irqchip/irq-bcm2712',
  'drivers/pinctrl/bcm',
  'drivers/pinctrl/pinctrl-rp1',
  'drivers/clk/bcm',
  'drivers/clk/clk-rp1',
  'drivers/mailbox',
  'drivers/soc/bcm',
  'drivers/pmdomain/bcm',
  'drivers/firmware',
  'drivers/reset',
  'drivers/regulator/fixed',
  'drivers/regulator/gpio-regulator',
  'drivers/gpio/gpio-raspberrypi-exp',
  'drivers/gpio/gpio-brcmstb',
  'drivers/dma/bcm2835-dma',
  'drivers/i2c/busses/i2c-bcm2835',
  'drivers/pci/controller/pcie-brcmstb',
  'drivers/misc/rp1',
  'drivers/watchdog/bcm2835_wdt',
];

/** Drivers by name, wherever the kernel keeps them. */
const NAMES = [
  'virtio_blk',
  'virtio_net',
  'usb_storage',
  'uas',
  'sd_mod',
  'xhci_pci',
  'xhci_plat_hcd',
  'dwc2',
  'nvme',
];

/** The part of a module's path below /kernel, without its ending: `drivers/mmc/core/mmc_block`. */
function placeOf(path: string): string {
  return path.replace(/^.*?kernel\//, '').replace(/\.ko(\.\w+)?$/, '');
}

function nameOf(path: string): string {
  return placeOf(path).split('/').at(-1)?.replaceAll('-', '_') ?? '';
}

/**
 * The modules for the initrd, with those that they depend on.
 *
 * @param dependencies text of modules.dep: `path: path path …`, relative to the modules' folder (modules.dep(5))
 * @param builtin text of modules.builtin: what the kernel has without a module, one path a line
 * @returns paths, sorted
 * @throws RangeError when a file system is neither a module nor built in
 */
export function initrdModules(dependencies: string, builtin: string): string[] {
  const needs = new Map(
    dependencies.split('\n').flatMap((line): [string, string[]][] => {
      const [path, rest] = line.split(':');
      return path && rest !== undefined ? [[path, rest.split(' ').filter(Boolean)]] : [];
    }),
  );
  const present = new Set([...needs.keys(), ...builtin.split('\n').filter(Boolean)].map(nameOf));
  const missing = ALWAYS.filter((name) => !present.has(name));
  if (missing.length > 0) throw new RangeError(`The kernel has no ${missing.join(', ')}.`);
  const wanted = [...needs.keys()].filter(
    (path) =>
      ALWAYS.includes(nameOf(path)) ||
      NAMES.includes(nameOf(path)) ||
      FOLDERS.some((folder) => placeOf(path).startsWith(folder)),
  );
  return [...new Set(wanted.flatMap((path) => [path, ...(needs.get(path) ?? [])]))].toSorted();
}
