import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Release } from '../relay/bare-root.js';
import type { Hardware, Host, Unit } from '../relay/hardware.js';
import type { CloudNetwork } from '../relay/network.js';
import { bootDisk } from './disk.js';
import { Guest } from './guest.js';
import { type Mirror, serveMirror } from './mirror.js';
import { makeSeedDisk } from './seed-disk.js';
import { type Key, makeKey, runOver } from './shell.js';

/** From the start until somebody may log in, on a busy machine. */
const BOOT_MS = 900_000;

/** What a mirror that fails half-way has lost: most else is on the machine by then. */
const LOST = 'nodejs';

/** Servers with a kernel of their own, emulated: they run in a minute or two. */
export class Guests implements Hardware {
  private readonly made = new Map<number, { folder: string; guest?: Guest }>();

  private constructor(
    private readonly network: CloudNetwork,
    private readonly caPem: string,
    private readonly release: Release,
    private readonly mirrors: { whole: Mirror; broken: Mirror },
    readonly key: Key,
    private readonly folder: string,
  ) {}

  static async open(network: CloudNetwork, caPem: string, release: Release): Promise<Guests> {
    const { packages } = await bootDisk(release);
    const folder = await mkdtemp(join(tmpdir(), 'tresse-guests-'));
    const [whole, broken] = await Promise.all([
      serveMirror(network.hostAddress, packages),
      serveMirror(network.hostAddress, packages, LOST),
    ]);
    return new Guests(network, caPem, release, { whole, broken }, await makeKey(folder), folder);
  }

  /** The guest with this number, if it is there. */
  guest(number: number): Guest | undefined {
    return this.made.get(number)?.guest;
  }

  /** Numbers of the guests that run. */
  get running(): number[] {
    return [...this.made].filter(([, { guest }]) => guest?.runs).map(([number]) => number);
  }

  async start({ name, number, userData, faults }: Unit): Promise<{ machine: Host; address: string }> {
    const folder = await mkdtemp(join(this.folder, `${number}-`));
    const parts: { folder: string; guest?: Guest } = { folder };
    this.made.set(number, parts);
    const { tap, address, gateway } = await this.network.plug(number);
    const seed = join(folder, 'seed.img');
    const mac = `52:54:00:00:00:${number.toString(16).padStart(2, '0')}`;
    const mirrorUrl = (faults.failsHalfWay ? this.mirrors.broken : this.mirrors.whole).url;
    const { key, caPem } = this;
    await makeSeedDisk(seed, {
      ...{ name, userData, mac, address, gateway, publicKey: key.publicKey, mirrorUrl, caPem },
    });
    const disk = await bootDisk(this.release);
    const root = faults.neverBoots ? { root: '/dev/vdz' } : {};
    const guest = await Guest.start({ disk, seed, tap, mac, folder, ...root });
    parts.guest = guest;
    return { machine: machineOf(guest, runOver(key, address)), address };
  }

  async remove(number: number): Promise<void> {
    const parts = this.made.get(number);
    this.made.delete(number);
    await parts?.guest?.end();
    await this.network.detach(number);
    if (parts) await rm(parts.folder, { recursive: true });
  }

  /** After the last machine is removed. */
  async close(): Promise<void> {
    for (const mirror of Object.values(this.mirrors)) await mirror.end();
    await rm(this.folder, { recursive: true });
  }
}

/** Each of its programs waits until somebody may log in. */
function machineOf(guest: Guest, overSsh: Host['exec']): Host {
  const exec: Host['exec'] = async (argv, options) => {
    await guest.console.shows(/Started ssh\.service/, BOOT_MS);
    return overSsh(argv, options);
  };
  const run: Host['run'] = async (argv, options) => {
    const { code, stdout, stderr } = await exec(argv, options);
    if (code !== 0) throw new Error(`${argv.join(' ')} ended with ${code}: ${stdout}${stderr}`);
    return stdout;
  };
  return { exec, run };
}
