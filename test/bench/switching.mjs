/** What a change of the way of joining lines costs: from each to each other by one generation, beside a download and a call. */
import { setTimeout as pause } from 'node:timers/promises';
import { nameOf } from './planes.mjs';
import { longestSilenceAfter } from './reading.mjs';

/** Traffic runs for so long, and the change is asked for after so long; in s and ms. */
const RIDE_SECONDS = 14;
const BEFORE_MS = 3_000;

/**
 * A walk that goes from each to each other at least once.
 * @template T
 * @param {readonly T[]} all
 * @returns {T[]}
 */
export function everySwitch(all) {
  return all.flatMap((from, at) => [from, ...all.slice(at + 1).flatMap((to) => [to, from])]);
}

/**
 * Each switch between the planes.
 * @param {import('./rig.mjs').Rig} rig
 * @param {import('./planes.mjs').Plane[]} planes
 * @param {(record: object) => void} take receives each record
 */
export async function measureSwitching(rig, planes, take) {
  const [first, ...walk] = everySwitch(planes);
  await rig.joinBy(first);
  let from = first;
  for (const to of walk) {
    await rig.ready();
    if (to !== from) take({ scenario: rig.scenario.name, ...(await oneSwitch(rig, from, to)) });
    from = to;
  }
}

async function oneSwitch(rig, from, to) {
  const traffic = Promise.all([rig.ride(RIDE_SECONDS), rig.call(RIDE_SECONDS)]);
  // When the bench is stopped, traffic that breaks must not break the stopping.
  void traffic.catch(() => {});
  await pause(BEFORE_MS);
  const askedAt = Date.now();
  await rig.joinBy(to);
  const confirmedMs = Date.now() - askedAt;
  const [ride, call] = await traffic;
  return {
    measure: 'switch',
    from: nameOf(from),
    ...{ profile: to.profile, carrier: to.carrier },
    confirmedMs,
    gapMs: Math.round(longestSilenceAfter(ride, askedAt, RIDE_SECONDS * 1_000)),
    broken: ride.lost,
    callGapMs: Math.round(longestSilenceAfter(call, askedAt, RIDE_SECONDS * 1_000)),
    lost: call.lost,
  };
}
