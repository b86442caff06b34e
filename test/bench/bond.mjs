/**
 * `npm run bench:bond`: measures ways of joining lines on scenarios, each scenario with an instance of its own, one way
 * after the other on the same lines, and stops it again.
 */
import { canRunLab } from '../../infra/local/machine.mjs';
import { fail, Sentence } from '../../infra/local/step.mjs';
import { measureCost } from './cost.mjs';
import { writeDocument } from './document.mjs';
import { measureInGuest } from './guest.mjs';
import { measurePlane, measureVoice } from './measures.mjs';
import { readOptions } from './options.mjs';
import { nameOf } from './planes.mjs';
import { startRig } from './rig.mjs';
import { measureSwitching } from './switching.mjs';
import { showTable } from './table.mjs';

/** The one that a site has when nobody chose; with it the bench measures what belongs to no plane. */
const DEFAULT_PLANE = 'mptcp/tunnel';

async function main() {
  const options = readOptions(process.argv.slice(2));
  if (!canRunLab) throw new Sentence('The bench needs root on Linux: its lines are network namespaces.');
  const interrupted = new Promise((_, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.on(signal, () => reject(new Sentence(`Stopped by ${signal}.`)));
    }
  });
  interrupted.catch(() => {});
  const records = [];
  const take = (record) => {
    records.push(record);
    if (options.json) console.log(JSON.stringify(record));
    else
      console.error([record.scenario, nameOf(record), record.measure, record.line].filter(Boolean).join(' '));
  };
  for (const scenario of options.scenarios) {
    const [guest, host] = [true, false].map((where) =>
      options.planes.filter(({ inGuest = false }) => inGuest === where),
    );
    if (host.length > 0) await bench(scenario, { ...options, planes: host }, interrupted, take);
    for (const plane of options.switching || options.cost ? [] : guest) {
      await Promise.race([measureInGuest(scenario, plane, options.runs, take), interrupted]);
    }
  }
  if (!options.json) showTable(records);
  if (options.document) await writeDocument(records, options.runs);
  process.exit(0);
}

async function bench(scenario, { planes, runs, switching, cost }, interrupted, take) {
  const starting = startRig(scenario);
  try {
    const rig = await Promise.race([starting, interrupted]);
    if (switching) return await Promise.race([measureSwitching(rig, planes, take), interrupted]);
    if (cost) return await Promise.race([measureCost(rig, planes, runs, take), interrupted]);
    for (const plane of planes) {
      await Promise.race([rig.joinBy(plane), interrupted]);
      await Promise.race([measurePlane(rig, plane, runs, take), interrupted]);
      if (nameOf(plane) === DEFAULT_PLANE) await Promise.race([measureVoice(rig, plane, take), interrupted]);
    }
  } finally {
    await starting.then(
      (rig) => rig.stop(),
      () => {},
    );
  }
}

await main().catch(fail);
