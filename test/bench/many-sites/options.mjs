/** The command line of the bench of many sites. */
import { Sentence } from '../../../infra/local/step.mjs';
import { parse } from '../options.mjs';

const OPTIONS = {
  sites: { type: 'string', default: '200' },
  idle: { type: 'string', default: '30' },
  churn: { type: 'string', default: '0' },
};

/** The least and the most of each option, which are whole numbers; a site's number is part of addresses and ports. */
const RANGES = { sites: [1, 250], idle: [1, 3_600], churn: [0, 10_000] };

/**
 * @param {string[]} args
 * @returns {{ sites: number, idle: number, churn: number }} how many sites, seconds at rest that are measured, and how
 * often a site goes and comes back
 */
export function readOptions(args) {
  const given = parse(args, OPTIONS);
  const entries = Object.entries(RANGES).map(([name, [least, most]]) => {
    const number = Number(given[name]);
    if (!Number.isInteger(number) || number < least || number > most) {
      throw new Sentence(`--${name} takes a whole number from ${least} to ${most}, not «${given[name]}».`);
    }
    return [name, number];
  });
  return Object.fromEntries(entries);
}
