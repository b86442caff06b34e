import type { TrafficClass } from '@tresse/contracts';
import type { QueueMaker } from './host-state.js';

/** Classes of a queue: those of the customer's traffic, and before them all what keeps the lines and connections alive. */
export type QueueClass = 'signal' | TrafficClass;

/**
 * From first to last, with the part of the rate that each has for sure when all are busy: the better ones go first,
 * and none starves. What a class leaves is the others'.
 */
export const QUEUE_SHARES: Readonly<Record<QueueClass, number>> = {
  signal: 0.2,
  voice: 0.3,
  games: 0.2,
  work: 0.2,
  bulk: 0.1,
};

/** Handle of our queues, by which they are told from the host's own, and which a packet's priority names. */
export const QUEUE_HANDLE = '7e5:';

/** Minor numbers in hexadecimal: of HTB's classes, and of cake's tins with `diffserv4` (sch_cake.c, cake_select_tin). */
const HTB = { signal: '10', voice: '20', games: '30', work: '40', bulk: '50' } as const;
const CAKE = { signal: '4', voice: '4', games: '3', work: '2', bulk: '1' } as const;

/** The class as tc and nft name it: `7e5:10`. */
export function classId(maker: QueueMaker, name: QueueClass): string {
  return `${QUEUE_HANDLE}${(maker === 'cake' ? CAKE : HTB)[name]}`;
}

/** Of the eight numbers that each lane of a shared interface has, the first is the line as a whole. */
const LANE_NUMBERS = 8;

/** The line as a whole, as tc names it: `7e5:48` for lane 9. */
export function laneId(lane: number): string {
  return `${QUEUE_HANDLE}${(lane * LANE_NUMBERS).toString(16)}`;
}

/** A class of a lane, as tc and nft name it. */
export function laneClassId(lane: number, name: QueueClass): string {
  const place = Object.keys(QUEUE_SHARES).indexOf(name) + 1;
  return `${QUEUE_HANDLE}${(lane * LANE_NUMBERS + place).toString(16)}`;
}

/** The last of a lane's numbers is none of its classes; that of a site's first lane is the site's share of the interface. */
const SHARE_NUMBER = LANE_NUMBERS - 1;
const SITE_NUMBERS = 64;
const FIRST_SHARE = 0x10000 / LANE_NUMBERS;

/** The whole interface, of which the sites have shares: the number that a site 0 would have. */
export const WHOLE_ID = `${QUEUE_HANDLE}${SHARE_NUMBER.toString(16)}`;

/** The lane that stands for a site's share of an interface; those of lines are all before. */
export function shareLane(site: number): number {
  return FIRST_SHARE + site;
}

/** A site's share as tc and nft name it: `7e5:47` for site 1; null for a lane that is a line. */
export function shareId(lane: number): string | null {
  if (lane < FIRST_SHARE) return null;
  return `${QUEUE_HANDLE}${((lane - FIRST_SHARE) * SITE_NUMBERS + SHARE_NUMBER).toString(16)}`;
}

/** The lane of a class that tc has named; null for what is no class of ours. */
export function laneOf(id: string): number | null {
  const [, minor] = id.match(/^7e5:([0-9a-f]+)$/) ?? [];
  if (minor === undefined) return null;
  const number = Number.parseInt(minor, 16);
  return number % SITE_NUMBERS === SHARE_NUMBER
    ? shareLane(Math.floor(number / SITE_NUMBERS))
    : Math.floor(number / LANE_NUMBERS);
}
