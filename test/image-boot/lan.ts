/** The LAN behind a box in QEMU: a device in a namespace of its own, plugged into the box's third network card. */
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

const NAMESPACE = 'tresse-image-box-lan';
/** Of the device and of the card in QEMU: one end in each. */
const TAP = 'tresse-box-lan';
/** The site's LAN is 192.168.77.0/24, and the box its first address. */
const ADDRESS = '192.168.77.10/24';
const GATEWAY = '192.168.77.1';
/** In ms. */
const PLUG_MS = 30_000;
const POLL_MS = 50;

const ip = (...args: string[]) => execFileSync('ip', args, { encoding: 'utf8' });

export class Lan {
  /** What a device of the LAN is. What a broken run has left goes first. */
  static open(): Lan {
    Lan.sweep();
    ip('netns', 'add', NAMESPACE);
    ip('-n', NAMESPACE, 'link', 'set', 'lo', 'up');
    return new Lan();
  }

  /** Arguments by which QEMU plugs its card in; the machine starts between this and {@link plugIn}. */
  card(): string[] {
    this.unplug();
    ip('tuntap', 'add', 'dev', TAP, 'mode', 'tap');
    ip('link', 'set', TAP, 'up');
    return ['-netdev', `tap,id=net4,ifname=${TAP},script=no,downscript=no`];
  }

  /** Takes the cable's other end once QEMU holds its own, which is found by name. */
  async plugIn(): Promise<void> {
    const deadline = Date.now() + PLUG_MS;
    while ((await readFile(`/sys/class/net/${TAP}/carrier`, 'utf8')).trim() !== '1') {
      if (Date.now() > deadline) throw new Error('QEMU never took its network card.');
      await pause(POLL_MS);
    }
    ip('link', 'set', TAP, 'netns', NAMESPACE);
    ip('-n', NAMESPACE, 'address', 'add', ADDRESS, 'dev', TAP);
    ip('-n', NAMESPACE, 'link', 'set', TAP, 'up');
    ip('-n', NAMESPACE, 'route', 'add', 'default', 'via', GATEWAY);
  }

  /** What a web page says to the device. */
  fetch(url: string): string {
    const curl = ['curl', '--silent', '--show-error', '--fail', '--max-time', '60', url];
    return execFileSync('ip', ['netns', 'exec', NAMESPACE, ...curl], { encoding: 'utf8' });
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
