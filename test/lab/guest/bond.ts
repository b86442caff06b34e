import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import type { LineScenario } from '@tresse/lab';
import { relayBond, relayTap, SITE_BOND, siteTap } from '@tresse/net-plan';
import type { EndOrder, EndSetting } from './bond-end.js';
import { type BondBraid, SITE_INDEX } from './desired.js';
import { ip, LAN } from './network.js';

export type End = 'site' | 'relay';
export const ENDS = ['site', 'relay'] as const satisfies End[];

/** Frames that a line's tap has sent and received at the site. */
export interface Frames {
  sent: number;
  received: number;
}

/** One end as a process of its own, which keeps what it knows of its host from order to order. */
class EndProcess {
  private readonly process: ChildProcess;
  private readonly words: Interface;

  constructor(
    private readonly end: End,
    setting: EndSetting,
  ) {
    const program = [process.execPath, 'bond-end.mjs', end, JSON.stringify(setting)];
    const child = spawn('ip', ['netns', 'exec', end, ...program], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.process = child;
    this.words = createInterface(child.stdout);
  }

  /** Throws what the end says went wrong. */
  async obey(order: EndOrder): Promise<void> {
    this.process.stdin?.write(`${JSON.stringify(order)}\n`);
    const [word] = (await once(this.words, 'line')) as [string];
    if (word !== 'done') throw new Error(`${this.end}: ${word}`);
  }
}

/** The bond between site and relay as both ends' plans make it, in the current folder. */
export class PlannedBond {
  private readonly ends: Record<End, EndProcess>;

  constructor(private readonly lines: LineScenario[]) {
    const setting = { lines, folder: resolve('.') };
    this.ends = { site: new EndProcess('site', setting), relay: new EndProcess('relay', setting) };
  }

  /** Resolves when both ends have done their plans; the tunnels' handshakes may still be under way. */
  async join(braid: BondBraid): Promise<void> {
    await Promise.all(ENDS.map((end) => this.ends[end].obey({ braid })));
    ip([`route replace ${LAN} dev ${relayBond(SITE_INDEX)}`], 'relay');
  }

  /** Does at these ends what is prepared for a verdict on a line. */
  async turn(line: number, verdict: 'down' | 'up', at: readonly End[]): Promise<void> {
    await Promise.all(at.map((end) => this.ends[end].obey({ verdict, line })));
  }

  /** Taps over which an end sends. */
  members(end: End): string[] {
    const bond = end === 'site' ? SITE_BOND : relayBond(SITE_INDEX);
    const text = execFileSync('ip', ['-n', end, '-j', 'link', 'show', 'master', bond], { encoding: 'utf8' });
    return (JSON.parse(text) as { ifname: string }[]).map(({ ifname }) => ifname).sort();
  }

  /** Since the taps were made, line by line. */
  frames(): Frames[] {
    return this.lines.map((_, at) => {
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
}
