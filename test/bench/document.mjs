/** Writes a bench's records into docs/data-plane.md, between two marks. */
import { readFile, writeFile } from 'node:fs/promises';
import { cpus, release } from 'node:os';
import { join } from 'node:path';
import { root } from '../../infra/local/machine.mjs';
import { nameOf } from './planes.mjs';

const FILE = join(root, 'docs/data-plane.md');
const MARKS = /(<!-- bench -->\n)[\s\S]*(<!-- \/bench -->)/;

/**
 * A row of the document: what it says, the records it takes, and what of them.
 * @type {{ title: string, of: (record: any) => boolean, show: (records: any[]) => string }[]}
 */
const ROWS = [
  rateRow('download, 1 flow', 'tcp-down', 1),
  rateRow('download, 8 flows', 'tcp-down', 8),
  rateRow('upload, 1 flow', 'tcp-up', 1),
  rateRow('upload, 8 flows', 'tcp-up', 8),
  worst('longest silence when a line dies, download, ms', 'death-down', 'gapMs'),
  worst('the same, upload, ms', 'death-up', 'gapMs'),
  worst('the same, a call of 50 datagrams a second, ms', 'call', 'gapMs'),
  worst('datagrams lost of a call of 400 when a line dies', 'call', 'lost'),
  worst('the same with voice sent twice', 'call-twice', 'lost'),
  worst('line returns, its rate used again after, download, ms', 'return-down', 'recoverMs'),
  worst('the same, upload, ms', 'return-up', 'recoverMs'),
  worst('first byte of a connection that begins while a line is dead, ms', 'call', 'firstByteMs'),
  {
    title: 'first byte of a small fetch; the best line alone, ms',
    of: ({ measure }) => measure === 'first-byte',
    show: ([{ firstByteMs, aloneMs }]) => `${firstByteMs}; ${aloneMs}`,
  },
  {
    title: 'round trip idle → beside a download, ms',
    of: ({ measure }) => measure === 'rtt-loaded',
    show: (records) => records.map(({ rttMs }) => rttMs).join(' → '),
  },
  {
    title: 'the site’s agent beside a download: % of a core; MB',
    of: ({ measure }) => measure === 'agent-cost',
    show: ([{ corePercent, memoryMb }]) => `${corePercent}; ${memoryMb}`,
  },
];

function rateRow(title, measure, flows) {
  return {
    title,
    of: (record) => record.measure === measure && record.flows === flows,
    show: ([{ ratio, ceiling }]) => `${ratio.toFixed(3)} of ${ceiling.toFixed(3)}`,
  };
}

/** The worst of several lines. */
function worst(title, name, field) {
  return {
    title,
    of: ({ measure }) => measure === name,
    show: (records) => {
      const values = records.map((record) => record[field]);
      return values.includes(null) ? 'never' : String(Math.max(...values));
    },
  };
}

/**
 * Replaces what stands between the marks.
 * @param {Record<string, any>[]} records
 * @param {number} runs
 */
export async function writeDocument(records, runs) {
  const text = await readFile(FILE, 'utf8');
  const tables = tablesOf(records).join('\n');
  await writeFile(FILE, text.replace(MARKS, `$1${heading(runs)}\n\n${tables}\n$2`));
}

function heading(runs) {
  const [{ model = 'an unknown processor' } = {}] = cpus();
  const date = new Date().toISOString().slice(0, 10);
  const medians = runs === 1 ? 'single runs' : `medians of ${runs} runs`;
  return `Made by the command on ${date}, Linux ${release()}, ${cpus().length} cores (${model.trim()}); rates are ${medians}, «of» their ceiling.`;
}

/**
 * One table for each scenario, a column for each plane.
 * @param {Record<string, any>[]} records
 */
export function tablesOf(records) {
  return [...new Set(records.map(({ scenario }) => scenario))].map((scenario) => {
    const here = records.filter((record) => record.scenario === scenario);
    const planes = [...new Set(here.map(nameOf))];
    const rows = ROWS.map(({ title, of, show }) => [
      title,
      ...planes.map((plane) => {
        const found = here.filter((record) => nameOf(record) === plane && of(record));
        return found.length > 0 ? show(found) : '–';
      }),
    ]).filter(([, ...cells]) => cells.some((cell) => cell !== '–'));
    const head = [scenario, ...planes];
    return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
  });
}
