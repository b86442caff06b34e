import type { Paths } from '@tresse/net-plan';
import type { Host } from './host.js';
import { keepListening } from './keep-listening.js';
import { isLease, stateFiles } from './state-files.js';
import { tellTogether } from './tell-together.js';

/**
 * Tells when an interface of these comes, goes or changes, or gets another address, route or lease, whoever caused it;
 * our own tables are left out. `names` is asked at each event. Returns what ends it.
 */
export function watchFacts(
  host: Host,
  paths: Paths,
  names: () => { has(name: string): boolean },
  onChange: () => void,
): () => void {
  const facts = tellTogether(host, onChange);
  const stopListening = keepListening(host, ['ip', '-4', 'monitor', 'link', 'address', 'route'], (line) => {
    const name = interfaceOf(line);
    if (name !== null && names().has(name)) facts.happened();
  });
  const onWrite = (name: string): void => {
    if (isLease(name)) facts.happened();
  };
  const stopWatching = host.watchDirectory(stateFiles(paths).directory, onWrite, { isOurs: true });
  return () => {
    facts.end();
    stopListening();
    stopWatching();
  };
}

/**
 * The interface of which a line of `ip monitor` speaks (`3: wan1: <UP…`, `default via … dev wan1`); null for routes of
 * tables other than the main one, which are ours or the kernel's.
 */
export function interfaceOf(line: string): string | null {
  if (/ table /.test(line)) return null;
  const named = /^(?:Deleted )?\d+: ([^\s:@]+)/.exec(line) ?? / dev (\S+)/.exec(line);
  return named?.[1] ?? null;
}
