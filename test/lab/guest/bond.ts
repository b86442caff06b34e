import { execFile, execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import type { BondMode } from '@tresse/contracts';
import { relayBond, relayTap, SITE_BOND, siteTap } from '@tresse/net-plan';
import type { EndOrder } from './bond-end.js';
import { ip, LAN } from './network.js';

type End = 'site' | 'relay';
const ENDS = ['site', 'relay'] as const satisfies End[];
const run = promisify(execFile);

/** The site as the relay knows it. */
const SITE_INDEX = 1;

/** The bond between site and relay as both ends' plans make it, in the current folder. */
export class PlannedBond {
  constructor(
    private readonly mode: BondMode,
    private readonly lineCount: number,
  ) {}

  /** Resolves when both ends have done their plans; the tunnels' handshakes may still be under way. */
  async start(): Promise<void> {
    await this.order('apply', 0);
    ip([`route add ${LAN} via 10.77.0.31 dev ${relayBond(SITE_INDEX)}`], 'relay');
  }

  /** Does at both ends what is prepared for a verdict on a line. */
  async turn(line: number, verdict: 'down' | 'up'): Promise<void> {
    await this.order(verdict, line);
  }

  /** Taps that belong to the bond at an end. */
  members(end: End): string[] {
    const bond = end === 'site' ? SITE_BOND : relayBond(SITE_INDEX);
    const text = execFileSync('ip', ['-n', end, '-j', 'link', 'show', 'master', bond], { encoding: 'utf8' });
    return (JSON.parse(text) as { ifname: string }[]).map(({ ifname }) => ifname).sort();
  }

  /** Frames that each line's tap has sent and received at the site. */
  frames(): { sent: number; received: number }[] {
    return Array.from({ length: this.lineCount }, (_, at) => {
      const tap = siteTap(at + 1);
      const text = execFileSync('ip', ['-n', 'site', '-s', '-j', 'link', 'show', tap], { encoding: 'utf8' });
      const [link] = JSON.parse(text) as { stats64: { tx: { packets: number }; rx: { packets: number } } }[];
      return { sent: link?.stats64.tx.packets ?? 0, received: link?.stats64.rx.packets ?? 0 };
    });
  }

  /** What the ends' tunnels have logged, for people. */
  log(): string {
    return [`site/log/bond-1.log`, `relay/log/bond-${relayTap(SITE_INDEX, 1).slice(2)}.log`]
      .map((path) => readFileSync(path, 'utf8').slice(-1_000))
      .join('\n');
  }

  private async order(order: EndOrder['order'], line: number): Promise<void> {
    const { mode, lineCount } = this;
    const text = JSON.stringify({ order, line, mode, lineCount, folder: resolve('.') } satisfies EndOrder);
    await Promise.all(
      ENDS.map((end) => run('ip', ['netns', 'exec', end, process.execPath, 'bond-end.mjs', end, text])),
    );
  }
}
