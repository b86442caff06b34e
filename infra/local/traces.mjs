/** What a run may leave on a machine: namespaces, links, nft rules, mounts, sysctls, processes of ours. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { canRunLab, root } from './machine.mjs';

const SYSCTLS = [
  'net/ipv4/ip_forward',
  'net/ipv4/tcp_congestion_control',
  'net/ipv4/tcp_wmem',
  'net/mptcp/enabled',
];

/**
 * The traces on this machine now, as lines of text; empty where the lab can't run.
 * @returns {string[]}
 */
export function traces() {
  if (!canRunLab) return [];
  return [
    ...linesOf('ip', ['netns', 'list']).map((line) => `namespace ${line}`),
    ...linesOf('ip', ['-br', 'link']).map((line) => `link ${line.split(/\s+/)[0]}`),
    ...linesOf('nft', ['list', 'ruleset']).map((line) => `nft ${line}`),
    ...readFileSync('/proc/mounts', 'utf8')
      .trim()
      .split('\n')
      .map((line) => `mount ${line}`),
    ...SYSCTLS.map((name) => `sysctl ${name} ${sysctl(name)}`),
    ...ourProcesses().map((line) => `process ${line}`),
  ];
}

/** What is in `after` and not in `before`, and what is gone but for processes, which others may end at any time. */
export function differences(before, after) {
  const gone = before.filter((line) => !after.includes(line) && !line.startsWith('process '));
  return [
    ...after.filter((line) => !before.includes(line)).map((line) => `new: ${line}`),
    ...gone.map((line) => `gone: ${line}`),
  ];
}

function linesOf(program, args) {
  const { stdout } = spawnSync(program, args, { encoding: 'utf8' });
  return (stdout ?? '').split('\n').filter((line) => line.trim() !== '');
}

function sysctl(name) {
  try {
    return readFileSync(`/proc/sys/${name}`, 'utf8').trim();
  } catch {
    return '-';
  }
}

/** Processes that run from this checkout or in a namespace of the lab, this one's own tree of parents apart. */
function ourProcesses() {
  const own = ancestors();
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && !own.has(name))
    .flatMap((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
        const inNamespace = readlinkSync(`/proc/${pid}/ns/net`) !== readlinkSync('/proc/self/ns/net');
        const tool = /turbo|esbuild/.test(command);
        return (command.includes(root) && !tool) || inNamespace ? [`${pid} ${command.slice(0, 120)}`] : [];
      } catch {
        return [];
      }
    });
}

function ancestors() {
  const found = new Set();
  for (let pid = String(process.pid); pid !== '0' && pid !== ''; ) {
    found.add(pid);
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    pid = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] ?? '';
  }
  return found;
}
