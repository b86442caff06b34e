/** Every measure of the bench, each a record for the report. */
import { setTimeout as pause } from 'node:timers/promises';
import { ceiling } from './ceilings.mjs';
import { meanRate } from './lines.mjs';
import { nameOf } from './planes.mjs';
import { goodputBetween, longestSilenceAfter, median, recoveryAfter } from './reading.mjs';

/** @typedef {import('./rig.mjs').Rig} Rig */
/** @typedef {import('./planes.mjs').Plane} Plane */

const DIRECTIONS = /** @type {const} */ (['down', 'up']);
const FLOWS = [1, 8];
/** Of which the first three do not count: senders find the rate. */
const TRANSFER_SECONDS = 13;
/** So long each way until both ends know what the lines lose by themselves (`packages/line-quality/src/loss`), in seconds. */
const USE_BEFORE_SECONDS = 40;
const PINGS = 40;
const FETCHES = 10;
/** A line is cut after so long, restored after so long, and has so long to be used again; in ms. */
const LOSS = { cutMs: 7_000, deadMs: 6_000, backMs: 12_000, beforeMs: 3_000 };
/** A call in whose midst a line dies; a connection is opened while it is dead. In ms and seconds. */
const CALL = { seconds: 8, cutMs: 2_000, fetchMs: 2_000 };

/**
 * All measures of one plane on one scenario.
 * @param {Rig} rig
 * @param {Plane} plane
 * @param {number} runs of which the median counts
 * @param {(record: object) => void} take receives each record as soon as it is known
 */
export async function measurePlane(rig, plane, runs, take) {
  const { profile, carrier } = plane;
  const report = (record) => take({ scenario: rig.scenario.name, profile, carrier, ...record });
  await rig.ready();
  if (profile === 'mptcp') await use(rig);
  report({ measure: 'rtt-loaded', flows: 0, rttMs: round(median(await rig.ping(PINGS)), 1) });
  report(await firstByte(rig));
  report(await loadedRoundTrip(rig));
  for (const direction of DIRECTIONS) {
    for (const flows of FLOWS) report(await rate(rig, plane, direction, flows, runs));
  }
  report(await cost(rig));
  // A line that changes by itself cannot be cut and compared with what it was.
  if (rig.scenario.lines.some(({ changes }) => changes)) return;
  for (const { name } of rig.scenario.lines) {
    for (const direction of DIRECTIONS) for (const record of await loss(rig, name, direction)) report(record);
    report(await call(rig, name, 'call'));
  }
}

/** The lines have been used before they are measured: what is sought is a site at work, not its first minute. */
async function use(rig) {
  for (const direction of DIRECTIONS) {
    await rig.transfer(direction, USE_BEFORE_SECONDS, 1);
    await rig.ready();
  }
}

/** Calls while lines die, with voice sent twice. */
export async function measureVoice(rig, { profile, carrier }, take) {
  await rig.sendVoiceTwice(true);
  for (const { name } of rig.scenario.lines) {
    const record = await call(rig, name, 'call-twice');
    take({ scenario: rig.scenario.name, profile, carrier, ...record });
  }
  await rig.sendVoiceTwice(false);
}

/** Payload at the receiver over the sum of the lines' IP-level rates: the median of some runs. */
async function rate(rig, plane, direction, flows, runs) {
  const rates = [];
  for (let run = 0; run < runs; run++) {
    await rig.ready();
    rates.push((await rig.transfer(direction, TRANSFER_SECONDS, flows)).goodputMbit);
  }
  const offered = rig.scenario.lines.map((line) => meanRate(line, direction));
  return {
    measure: `tcp-${direction}`,
    flows,
    ...share(rig, direction, median(rates)),
    ceiling: round(ceiling(nameOf(plane), offered), 3),
    bestLineMbit: round(Math.max(...offered) / 1_000, 3),
  };
}

/** First byte of a small fetch through the braid, and over each line used alone; the medians in ms. */
async function firstByte(rig) {
  const alone = [];
  for (const line of rig.lineAddresses) alone.push(median(await rig.fetch(FETCHES, line)));
  return {
    measure: 'first-byte',
    firstByteMs: round(median(await rig.fetch(FETCHES, null)), 1),
    aloneMs: round(Math.min(...alone), 1),
  };
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

/** What the site's agent takes while one download runs: part of a core, and memory. */
async function cost(rig) {
  await rig.ready();
  const before = await rig.agentUse();
  const { goodputMbit } = await rig.transfer('down', TRANSFER_SECONDS, 1);
  const after = await rig.agentUse();
  const percent = ((after.cpuMs - before.cpuMs) / (after.at - before.at)) * 100;
  return {
    measure: 'agent-cost',
    flows: 1,
    goodputMbit: round(goodputMbit, 3),
    corePercent: round(percent, 1),
    memoryMb: round(after.memoryMb, 0),
  };
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
    { measure: `death-${direction}`, ...rates, gapMs: Math.round(longestSilenceAfter(reading, cutAt)) },
    {
      measure: `return-${direction}`,
      ...rates,
      recoverMs: recoverMs === null ? null : Math.round(recoverMs),
    },
  ];
}

/** A call of 50 datagrams a second while a line dies, and the first byte of a connection that begins meanwhile. */
async function call(rig, line, measure) {
  await rig.ready();
  const calling = rig.call(CALL.seconds);
  endsWithBench(calling);
  await pause(CALL.cutMs);
  const cutAt = Date.now();
  await rig.line(line, 'cut');
  await pause(CALL.fetchMs);
  const [firstByteMs = null] = await rig.fetch(1, null);
  const reading = await calling;
  await rig.line(line, 'restore');
  return {
    measure,
    line,
    gapMs: Math.round(longestSilenceAfter(reading, cutAt)),
    lost: reading.lost,
    losses: reading.losses,
    twice: reading.twice,
    firstByteMs: firstByteMs === null ? null : Math.round(firstByteMs),
  };
}

/** A transfer that breaks before it is waited for, when the bench is stopped, must not break the stopping. */
const endsWithBench = (transfer) => void transfer.catch(() => {});

function share(rig, direction, goodputMbit) {
  const sumMbit = rig.scenario.lines.reduce((sum, line) => sum + meanRate(line, direction), 0) / 1_000;
  return {
    goodputMbit: round(goodputMbit, 3),
    sumMbit: round(sumMbit, 3),
    ratio: round(goodputMbit / sumMbit, 3),
  };
}

const round = (value, digits) => Number(value.toFixed(digits));
