/** The bench's command line. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../../infra/local/machine.mjs';
import { Sentence } from '../../infra/local/step.mjs';
import { nameOf, PLANES, planesOf } from './planes.mjs';

const REFERENCE = ['a-adsl', 'b-mixed'].map((name) => join(root, `infra/lab/scenarios/${name}.json`));

const OPTIONS = {
  scenario: { type: 'string', multiple: true },
  all: { type: 'boolean', default: false },
  profile: { type: 'string' },
  carrier: { type: 'string' },
  runs: { type: 'string', default: '3' },
  switching: { type: 'boolean', default: false },
  cost: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
};

/**
 * @typedef {object} Options
 * @property {string[]} scenarios files
 * @property {import('./planes.mjs').Plane[]} planes
 * @property {number} runs of which the median counts
 * @property {boolean} json a record a line instead of a table
 * @property {boolean} switching what it costs to go from each way to each other, instead of what each brings
 * @property {boolean} cost what the agents of both ends take, instead of what each brings
 * @property {boolean} document the table of docs/data-plane.md is written anew
 */

/**
 * @param {string[]} args
 * @returns {Options}
 */
export function readOptions(args) {
  const {
    all,
    scenario = [],
    profile = null,
    carrier = null,
    runs: runsText,
    json,
    switching,
    cost,
  } = parse(args, OPTIONS);
  if (!all && scenario.length === 0) throw new Sentence('Give --scenario FILE, or --all, or both.');
  for (const file of scenario) {
    if (!existsSync(file)) throw new Sentence(`There is no scenario file ${file}.`);
  }
  const planes = planesOf(profile, carrier);
  if (planes.length === 0) {
    const known = PLANES.map(nameOf).join(', ');
    throw new Sentence(`There is no ${[profile, carrier].filter(Boolean).join('/')}; there is ${known}.`);
  }
  const runs = Number(runsText);
  if (!Number.isInteger(runs) || runs < 1 || runs > 20) {
    throw new Sentence(`--runs takes a whole number from 1 to 20, not «${runsText}».`);
  }
  const document = all && !switching && !cost && profile === null && carrier === null;
  return {
    scenarios: [...(all ? REFERENCE : []), ...scenario],
    planes,
    runs,
    json,
    switching,
    cost,
    document,
  };
}

/**
 * What a command line gives of these options; fails with a sentence.
 * @param {string[]} args
 * @param {import('node:util').ParseArgsConfig['options']} options
 */
export function parse(args, options) {
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    throw new Sentence(words.split('. ')[0].replace(/\.?$/, '.'));
  }
}
