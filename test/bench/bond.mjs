/** `npm run bench:bond`: measures the braid on a scenario's lines, with an instance of its own, and stops it again. */
import { canRunLab } from '../../infra/local/machine.mjs';
import { fail, Sentence } from '../../infra/local/step.mjs';
import { measureAll } from './measures.mjs';
import { readOptions } from './options.mjs';
import { startRig } from './rig.mjs';
import { showTable } from './table.mjs';

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
    else console.error(`${record.scenario} ${record.measure} ${record.line ?? ''}`);
  };
  for (const scenario of options.scenarios) await bench(scenario, options, interrupted, take);
  if (!options.json) showTable(records);
  process.exit(0);
}

async function bench(scenario, { profile, runs }, interrupted, take) {
  const starting = startRig(scenario);
  try {
    const rig = await Promise.race([starting, interrupted]);
    await Promise.race([measureAll(rig, { profile, runs }, take), interrupted]);
  } finally {
    await starting.then(
      (rig) => rig.stop(),
      () => {},
    );
  }
}

await main().catch(fail);
