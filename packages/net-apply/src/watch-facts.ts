import type { Paths } from '@tresse/net-plan';
import type { Host } from './host.js';
import { isLease, stateFiles } from './state-files.js';

/** Events that come together are told together, in ms. */
const TOGETHER_MS = 100;
/** Before a listener that has ended is started again, in ms. */
const PAUSE_MS = 1_000;

/**
 * Tells when an interface of these comes, goes or changes, or gets another address, route or lease, whoever caused it;
 * our own tables are left out. `names` is asked at each event. Returns what ends it.
 */
export function watchFacts(
  host: Host,
  paths: Paths,
  names: () => ReadonlySet<string>,
  onChange: () => void,
): () => void {
  let ended = false;
  let waiting = false;
  let stopListening: () => void = () => undefined;

  function changed(): void {
    if (waiting || ended) return;
    waiting = true;
    void host.sleep(TOGETHER_MS).then(() => {
      waiting = false;
      if (!ended) onChange();
    });
  }

  function listen(): void {
    if (ended) return;
    stopListening = host.listen(
      ['ip', '-4', 'monitor', 'link', 'address', 'route'],
      (line) => {
        const name = interfaceOf(line);
        if (name !== null && names().has(name)) changed();
      },
      () => void host.sleep(PAUSE_MS).then(listen),
    );
  }

  listen();
  const stopWatching = host.watchDirectory(stateFiles(paths).directory, (name) => {
    if (isLease(name)) changed();
  });
  return () => {
    ended = true;
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
