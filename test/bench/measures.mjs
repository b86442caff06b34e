/** Every measure of the bench, each a record for the report. */
import { setTimeout as pause } from 'node:timers/promises';
import { goodputBetween, longestSilenceAfter, median, recoveryAfter } from './reading.mjs';

/** @typedef {import('./rig.mjs').Rig} Rig */

const DIRECTIONS = /** @type {const} */ (['down', 'up']);
const FLOWS = [1, 8];
/** Of which the first three do not count: senders find the rate. */
const TRANSFER_SECONDS = 13;
const PINGS = 40;
/** A line is cut after so long, restored after so long, and has so long to be used again; in ms. */
const LOSS = { cutMs: 7_000, deadMs: 6_000, backMs: 12_000, beforeMs: 3_000 };

/**
 * @param {Rig} rig
 * @param {{ profile: string, runs: number }} options
 * @param {(record: object) => void} take receives each record as soon as it is known
 */
export async function measureAll(rig, { profile, runs }, take) {
  const common = { scenario: rig.scenario.name, profile, carrier: 'tunnel' };
  const report = (record) => take({ ...common, ...record });
  // Idle before anything was sent: what proxies still hold of an upload would stand in the way.
  report({ measure: 'rtt-loaded', flows: 0, rttMs: round(median(await rig.ping(PINGS)), 1) });
  report(await loadedRoundTrip(rig));
  for (const direction of DIRECTIONS) {
    for (const flows of FLOWS) report(await rate(rig, direction, flows, runs));
  }
  for (const { name } of rig.scenario.lines) {
    for (const direction of DIRECTIONS) for (const record of await loss(rig, name, direction)) report(record);
  }
}

/** Payload at the receiver over the sum of the lines' IP-level rates: the median of some runs. */
async function rate(rig, direction, flows, runs) {
  const rates = [];
  for (let run = 0; run < runs; run++) {
    await rig.ready();
    rates.push((await rig.transfer(direction, TRANSFER_SECONDS, flows)).goodputMbit);
  }
  return { measure: `tcp-${direction}`, flows, ...share(rig, direction, median(rates)) };
}

/** Median round trip of the LAN client's pings while one download runs. */
async function loadedRoundTrip(rig) {
  const download = rig.transfer('down', TRANSFER_SECONDS, 1);
  endsWithBench(download);
  await pause(3_000);
  const rttMs = round(median(await rig.ping(PINGS)), 1);
  await download;
  return { measure: 'rtt-loaded', flows: 1, rttMs };
}

/** One flow while a line dies and returns; `goodputMbit` is the rate before. */
async function loss(rig, line, direction) {
  await rig.ready();
  const transfer = rig.transfer(direction, (LOSS.cutMs + LOSS.deadMs + LOSS.backMs) / 1_000, 1);
  endsWithBench(transfer);
  await pause(LOSS.cutMs);
  const cutAt = Date.now();
  await rig.line(line, 'cut');
  await pause(LOSS.deadMs);
  const restoredAt = Date.now();
  await rig.line(line, 'restore');
  const reading = await transfer;
  const before = goodputBetween(reading, cutAt - LOSS.beforeMs, cutAt);
  const rates = { flows: 1, line, ...share(rig, direction, before) };
  const recoverMs = recoveryAfter(reading, restoredAt, before);
  return [
    { measure: 'line-death', ...rates, gapMs: Math.round(longestSilenceAfter(reading, cutAt)) },
    { measure: 'line-return', ...rates, recoverMs: recoverMs === null ? null : Math.round(recoverMs) },
  ];
}

/** A transfer that breaks before it is waited for, when the bench is stopped, must not break the stopping. */
const endsWithBench = (transfer) => void transfer.catch(() => {});

function share(rig, direction, goodputMbit) {
  const sumMbit = rig.scenario.lines.reduce((sum, line) => sum + line[direction].rateKbit, 0) / 1_000;
  return {
    goodputMbit: round(goodputMbit, 3),
    sumMbit: round(sumMbit, 3),
    ratio: round(goodputMbit / sumMbit, 3),
  };
}

const round = (value, digits) => Number(value.toFixed(digits));
