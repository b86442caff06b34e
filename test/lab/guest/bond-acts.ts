import type { LineScenario } from '@tresse/lab';
import type { End, Frames } from './bond.js';
import type { BondBraid } from './desired.js';

/** One thing after the other that is done to a bonded site in the guest. */
export type BondAct =
  /** Both ends plan this braid and do the plan, beside whatever was there; over when a ping has come back. */
  | { act: 'join'; braid: BondBraid }
  /** What is on the line is lost from now on, or no longer. */
  | { act: 'cut' | 'restore'; line: number }
  /** What is prepared for a verdict on a line, at both ends unless told. */
  | { act: 'verdict'; line: number; verdict: 'down' | 'up'; at?: End[] }
  | { act: 'wait'; ms: number }
  /** Pings from the LAN to so many of the server's addresses: one each `everyMs`, or all at once and waited for. */
  | { act: 'ping'; count: number; everyMs?: number; addresses?: number }
  /** TCP between the LAN and the server, with pings beside it. */
  | { act: 'transfer'; way: 'down' | 'up'; seconds: number; flows: number; skipMs: number };

/** What is to be seen when an act is over. */
export interface BondSight {
  /** Round trips of the pings that came back, in ms. */
  pingsMs: number[];
  /** Of a transfer, in Mbit/s. */
  goodputMbit: number | null;
  /** What each line's tap at the site has sent and received meanwhile. */
  frames: Frames[];
  /** Taps over which each end sends. */
  members: Record<End, string[]>;
}

export interface BondRequest {
  lines: LineScenario[];
  /** The built line emulator. */
  emulator: string;
  /** Folder of the lab's traffic programs. */
  traffic: string;
  acts: BondAct[];
}
