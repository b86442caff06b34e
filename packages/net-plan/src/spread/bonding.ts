import type { BondMode, BondMonitor, LineIndex } from '@tresse/contracts';
import { knownRate, sendRate } from '../rates.js';
import { bulk } from '../roles.js';
import { alike, type SpreadLine } from './alike.js';
import { besideHeartbeats, heldHere, justBelow, outOfTheWay, type SendingEnd } from './room.js';

/** An end that sends by the kernel's bonding driver. */
export interface BondingEnd extends SendingEnd {
  readonly mode: BondMode;
  readonly monitor: BondMonitor;
}

/** In `balance-xor` a connection has one line, and nobody says which: those are taken that have this part of the best one's rate. */
const NEARLY_AS_FAST = 0.9;

/**
 * The lines over which a bond sends, the best first. The driver shares out packets (`balance-rr`) or connections
 * (`balance-xor`) evenly, whatever the lines are like: so it gets only those over which one connection is about as fast
 * as over the best of them. In `active-backup` that is the one that sends, and the others wait.
 */
export function bondedOver(end: BondingEnd): readonly LineIndex[] {
  return sendersOf(end).map(({ index }) => index);
}

/**
 * The rate of the queue before a bond whose lines take turns, in kbit/s: with equal parts the slowest line bounds them all,
 * and none gets more than it carries. A line alone waits in the queue of its tap. Null where there is no such queue, and
 * where nothing sends.
 */
export function bondedRate(end: BondingEnd): number | null {
  if (end.mode !== 'balance-rr') return null;
  const senders = sendersOf(end).map(({ index }) => index);
  const rates = end.lines.filter(({ index }) => senders.includes(index)).map((line) => heldHere(end, line));
  const held = rates.filter((rate) => rate !== null);
  if (held.length === 0 || held.length < rates.length) return null;
  const slowest = Math.min(...held);
  return held.length > 1 ? justBelow(held.length * besideHeartbeats(slowest)) : outOfTheWay(slowest);
}

/** A line that may send, with what is known or assumed of it. */
interface Sender extends SpreadLine {
  readonly known: boolean;
}

function sendersOf(end: BondingEnd): readonly SpreadLine[] {
  const lines = byRate(carriers(end));
  if (end.mode === 'balance-rr') return alike(lines, inTurn);
  if (end.mode === 'active-backup') return lines;
  return lines.filter((line, place) => place === 0 || isNearlyAsFast(line, lines[0]));
}

/** With the driver's own requests it is the driver that finds out which of them are alive. */
function carriers({ lines, direction, verdicts, monitor }: BondingEnd): Sender[] {
  const said = monitor === 'watcher' ? verdicts : { ...verdicts, down: [] };
  return bulk(lines, said).map(({ line }): Sender => {
    const { index } = line;
    const rate = knownRate(line, direction, verdicts);
    return rate === null
      ? { index, known: false, rate: sendRate(line, direction, verdicts), roundTripMs: null }
      : { index, known: true, rate, roundTripMs: verdicts.roundTrips?.[index] ?? null };
  });
}

/** Fastest first, those whose rate nobody knows last; among equals as preferred. */
const byRate = (lines: readonly Sender[]) =>
  [...lines].sort((a, b) => Number(b.known) - Number(a.known) || b.rate - a.rate);

const isNearlyAsFast = (line: Sender, best: Sender | undefined) =>
  line.known && line.rate >= (best?.rate ?? 0) * NEARLY_AS_FAST;

/** Each gets as much as the slowest. */
const inTurn = (lines: readonly SpreadLine[]) => lines.length * Math.min(...lines.map(({ rate }) => rate));
