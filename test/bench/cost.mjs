/** What the agents of both ends take beside a download, once they are warm: part of a core, with their programs, and memory. */

const ENDS = /** @type {const} */ (['site', 'relay']);
/** Before it V8 still compiles what has become busy, which is over a minute after a start; in s. */
const WARM_SECONDS = 60;
const DOWNLOAD_SECONDS = 30;

/**
 * Each of the planes, with one download.
 * @param {import('./rig.mjs').Rig} rig
 * @param {import('./planes.mjs').Plane[]} planes
 * @param {number} runs
 * @param {(record: object) => void} take receives each record
 */
export async function measureCost(rig, planes, runs, take) {
  for (const plane of planes) {
    await rig.joinBy(plane);
    await rig.ready();
    await rig.transfer('down', WARM_SECONDS, 1);
    for (let run = 0; run < runs; run++) {
      for (const record of await oneDownload(rig))
        take({ scenario: rig.scenario.name, profile: plane.profile, carrier: plane.carrier, ...record });
    }
  }
}

async function oneDownload(rig) {
  await rig.ready();
  const before = await Promise.all(ENDS.map(rig.agentUse));
  const { goodputMbit } = await rig.transfer('down', DOWNLOAD_SECONDS, 1);
  const after = await Promise.all(ENDS.map(rig.agentUse));
  return ENDS.map((end, place) => ({
    measure: 'agent-cost',
    end,
    goodputMbit: round(goodputMbit),
    ...partsOfCore(before[place], after[place]),
    memoryMb: Math.round(after[place].memoryMb),
  }));
}

/**
 * Percent of a core between two readings of an agent's use: its own, and that of the programs which it started, of which
 * those that have ended are counted by the kernel once they have. Pure.
 */
export function partsOfCore(before, after) {
  const percent = (name) => ((after[name] - before[name]) / (after.at - before.at)) * 100;
  return { corePercent: round(percent('cpuMs')), childrenPercent: round(percent('childrenMs')) };
}

const round = (value) => Number(value.toFixed(1));
