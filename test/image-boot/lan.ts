/** The LAN behind a box in QEMU: a device in a namespace of its own, plugged into the box's third network card. */
import { execFile, execFileSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

const NAMESPACE = 'tresse-image-box-lan';
/** Of the device and of the card in QEMU: one end in each. */
const TAP = 'tresse-box-lan';
/** The site's LAN is 192.168.77.0/24, and the box its first address. */
const ADDRESS = '192.168.77.10/24';
/** In ms. */
const PLUG_MS = 30_000;
const POLL_MS = 50;
/** Between two looks at a page, in ms: each costs the box something. */
const PAGE_MS = 2_000;

const ip = (...args: string[]) => execFileSync('ip', args, { encoding: 'utf8' });

const curlOf = (url: string) => [
  ...['netns', 'exec', NAMESPACE],
  ...['curl', '--silent', '--show-error', '--fail', '--max-time', '60', url],
];

/** How a device of the LAN is connected. */
export interface Wiring {
  /** With prefix length; the first address of the network is the box's. */
  address: string;
  /** The machine is in the device's namespace, so that behind its lines' routers there is nothing. */
  apart: boolean;
}

export class Lan {
  /** Arguments in front of QEMU's own. */
  readonly around: readonly string[];
  private readonly ofMachine: readonly string[];

  private constructor(private readonly wiring: Wiring) {
    this.around = wiring.apart ? ['ip', 'netns', 'exec', NAMESPACE] : [];
    this.ofMachine = wiring.apart ? ['-n', NAMESPACE] : [];
  }

  /** What a device of the LAN is. What a broken run has left goes first. */
  static open(wiring: Wiring = { address: ADDRESS, apart: false }): Lan {
    Lan.sweep();
    ip('netns', 'add', NAMESPACE);
    ip('-n', NAMESPACE, 'link', 'set', 'lo', 'up');
    return new Lan(wiring);
  }

  /** Arguments by which QEMU plugs its card in; the machine starts between this and {@link plugIn}. */
  card(): string[] {
    this.unplug();
    ip(...this.ofMachine, 'tuntap', 'add', 'dev', TAP, 'mode', 'tap');
    ip(...this.ofMachine, 'link', 'set', TAP, 'up');
    return ['-netdev', `tap,id=net4,ifname=${TAP},script=no,downscript=no`];
  }

  /** Takes the cable's other end once QEMU holds its own, which is found by name. */
  async plugIn(): Promise<void> {
    const deadline = Date.now() + PLUG_MS;
    while (!ip(...this.ofMachine, '-oneline', 'link', 'show', TAP).includes('LOWER_UP')) {
      if (Date.now() > deadline) throw new Error('QEMU never took its network card.');
      await pause(POLL_MS);
    }
    const { address, apart } = this.wiring;
    if (!apart) ip('link', 'set', TAP, 'netns', NAMESPACE);
    ip('-n', NAMESPACE, 'address', 'add', address, 'dev', TAP);
    ip('-n', NAMESPACE, 'link', 'set', TAP, 'up');
    const gateway = address.replace(/\.\d+\/.*/, '.1');
    if (!apart) ip('-n', NAMESPACE, 'route', 'add', 'default', 'via', gateway);
  }

  /** What a web page says to the device. */
  fetch(url: string): string {
    return execFileSync('ip', curlOf(url), { encoding: 'utf8' });
  }

  /** Asks for a web page until it has all of these words, and gives it. Throws Error with the last answer. */
  async becomes(url: string, words: readonly RegExp[], patienceMs: number): Promise<string> {
    const deadline = Date.now() + patienceMs;
    for (;;) {
      const said = await this.answer(url);
      if (words.every((one) => one.test(said))) return said;
      if (Date.now() > deadline) throw new Error(`${url} never said ${words.join(', ')}:\n${said}`);
      await pause(PAGE_MS);
    }
  }

  /** What is said, or why nothing is. */
  private answer(url: string): Promise<string> {
    return promisify(execFile)('ip', curlOf(url)).then(
      ({ stdout }) => stdout,
      (error: unknown) => String(error),
    );
  }

  close(): void {
    this.unplug();
    Lan.sweep();
  }

  private unplug(): void {
    for (const where of [[], ['-n', NAMESPACE]]) {
      if (ip(...where, '-oneline', 'link').includes(` ${TAP}: `)) ip(...where, 'link', 'del', TAP);
    }
  }

  private static sweep(): void {
    if (
      ip('netns', 'list')
        .split('\n')
        .some((line) => line.split(' ')[0] === NAMESPACE)
    ) {
      ip('netns', 'del', NAMESPACE);
    }
  }
}
