/** The bench's command line. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../../infra/local/machine.mjs';
import { Sentence } from '../../infra/local/step.mjs';

const PROFILES = ['mptcp'];
const SHIPPED = ['a-adsl', 'b-mixed'].map((name) => join(root, `infra/lab/scenarios/${name}.json`));

/**
 * @param {string[]} args
 * @returns {{ scenarios: string[], profile: string, runs: number, json: boolean }} `runs` of which the median counts
 */
export function readOptions(args) {
  const values = parse(args);
  if (values.all === (values.scenario !== undefined)) {
    throw new Sentence('Give either --scenario FILE or --all.');
  }
  if (values.scenario !== undefined && !existsSync(values.scenario)) {
    throw new Sentence(`There is no scenario file ${values.scenario}.`);
  }
  if (!PROFILES.includes(values.profile)) {
    throw new Sentence(`There is no profile «${values.profile}»; there is ${PROFILES.join(', ')}.`);
  }
  const runs = Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1 || runs > 20) {
    throw new Sentence(`--runs takes a whole number from 1 to 20, not «${values.runs}».`);
  }
  const scenarios = values.scenario === undefined ? SHIPPED : [values.scenario];
  return { scenarios, profile: values.profile, runs, json: values.json };
}

function parse(args) {
  try {
    return parseArgs({
      args,
      options: {
        scenario: { type: 'string' },
        all: { type: 'boolean', default: false },
        profile: { type: 'string', default: 'mptcp' },
        runs: { type: 'string', default: '3' },
        json: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    throw new Sentence(words.split('. ')[0].replace(/\.?$/, '.'));
  }
}
