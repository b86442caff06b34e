/** The machines that QEMU plays, as its arguments. */
import type { Lan } from './lan.js';

export type Board = 'raspi3b' | 'virt';

/** What else a machine is, and is plugged into; a Raspberry Pi has 1 GB. */
export interface Circumstances {
  /** What its third network card is plugged into; else that leads where the others do. Of `virt` alone. */
  lan?: Lan;
  /** Memory in MiB. Of `virt` alone. */
  memory?: number;
  /** A second disk. Of `virt` alone. */
  disk?: string;
  /** More words for the kernel. */
  words?: string;
}

/** What QEMU's user network gives a card: a router with a DHCP server, behind which this machine is 10.0.<n>.2. */
const behindRouter = (n: number) => ['-netdev', `user,id=net${n},net=10.0.${n}.0/24,ipv6=off`];
const diskOf = (id: string, file: string) => [
  ...['-drive', `file=${file},format=raw,if=none,id=${id}`],
  ...['-device', `virtio-blk-pci,drive=${id}`],
];
const cardOf = (n: number) => ['-device', `virtio-net-pci,netdev=net${n},mac=52:54:00:00:00:0${n}`];
const usbCardOf = (n: number) => ['-device', `usb-net,netdev=net${n},mac=52:54:00:00:00:0${n}`];

export const BOARDS: Record<Board, (card: string, circumstances: Circumstances) => string[]> = {
  // The console is the Pi's second serial port. QEMU's has one port of USB and no network card of its own.
  raspi3b: (card) => [
    ...['-m', '1024', '-drive', `file=${card},format=raw,if=sd`, '-serial', 'null', '-serial', 'stdio'],
    ...['-device', 'usb-hub'],
    ...[2, 3].flatMap((n) => [...behindRouter(n), ...usbCardOf(n)]),
  ],
  // A Raspberry Pi begins in 1970 at each start, having no clock.
  virt: (card, { lan, disk, memory = 1_024 }) => [
    ...['-cpu', 'cortex-a53', '-smp', '2', '-m', String(memory), '-serial', 'stdio'],
    ...['-rtc', 'base=1970-01-01'],
    ...diskOf('card', card),
    ...(disk ? diskOf('disk', disk) : []),
    ...[2, 3].flatMap((n) => [...behindRouter(n), ...cardOf(n)]),
    ...(lan?.card() ?? behindRouter(4)),
    ...cardOf(4),
  ],
};

/** Words of the kernel's. QEMU's Pi starts anew at once when its watchdog is armed: it has no timer behind it. */
export const WORDS: Record<Board, string> = {
  raspi3b: 'console=ttyS1,115200 systemd.watchdog_sec=0',
  virt: 'console=ttyAMA0',
};
