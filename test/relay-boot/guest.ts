import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Console } from './console.js';
import type { Disk } from './disk.js';

/** What a guest is started with. */
export interface GuestParts {
  disk: Disk;
  seed: string;
  tap: string;
  mac: string;
  /** Its folder: what it writes to its disk, and what its console showed. */
  folder: string;
  /** What its kernel takes for its root; another than the disk, and nothing ever runs. */
  root?: string;
}

/** The guest's words go to the console; without the processor's workarounds an emulated one is quicker. */
const COMMAND_LINE = 'rw console=ttyS0 mitigations=off';

/** A machine in QEMU with a kernel and a disk of its own. */
export class Guest {
  readonly startedAt = Date.now();
  readonly console: Console;

  private constructor(
    private readonly child: ChildProcess,
    folder: string,
  ) {
    if (!child.stdout) throw new Error('QEMU has no output.');
    this.console = new Console(child.stdout, join(folder, 'console.txt'));
  }

  /** Switches a machine on, whose disk begins as the image is. */
  static async start(parts: GuestParts): Promise<Guest> {
    const changes = join(parts.folder, 'changes.qcow2');
    const create = ['create', '-q', '-f', 'qcow2', '-F', 'raw', '-b', parts.disk.disk, changes];
    const [code] = await once(spawn('qemu-img', create, { stdio: 'inherit' }), 'exit');
    if (code !== 0) throw new Error('No disk could be made.');
    const child = spawn('qemu-system-x86_64', argumentsOf(parts, changes), {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    return new Guest(child, parts.folder);
  }

  get runs(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Pulls the plug. */
  async end(): Promise<void> {
    if (!this.runs) return;
    this.child.kill('SIGKILL');
    await once(this.child, 'exit');
  }
}

/** Sources: qemu-system(1). No accelerator is asked of this machine: the processor is emulated. */
function argumentsOf({ disk, seed, tap, mac, root = '/dev/vda' }: GuestParts, changes: string): string[] {
  return [
    ...['-M', 'q35', '-accel', 'tcg,thread=multi,tb-size=512', '-cpu', 'max', '-smp', '2', '-m', '1024'],
    ...['-nodefaults', '-display', 'none', '-no-reboot', '-serial', 'stdio'],
    ...['-kernel', disk.kernel, '-initrd', disk.initrd, '-append', `root=${root} ${COMMAND_LINE}`],
    // What it writes need not outlive this machine.
    ...['-drive', `file=${changes},if=none,id=disk,format=qcow2,cache=unsafe,discard=unmap`],
    ...['-device', 'virtio-blk-pci,drive=disk'],
    ...[
      '-drive',
      `file=${seed},if=none,id=seed,format=raw,readonly=on`,
      '-device',
      'virtio-blk-pci,drive=seed',
    ],
    ...['-netdev', `tap,id=net,ifname=${tap},script=no,downscript=no`],
    ...['-device', `virtio-net-pci,netdev=net,mac=${mac}`, '-device', 'virtio-rng-pci'],
  ];
}
