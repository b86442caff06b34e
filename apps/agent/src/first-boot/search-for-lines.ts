import { execute, type Host, observe, readCapabilities, watchFacts } from '@tresse/net-apply';
import { type HostState, isTunnelName, isVirtualLinkName, type Paths, type Step } from '@tresse/net-plan';
import { createReconciler } from '@tresse/reconcile';
import type { Logger } from 'pino';
import type { LineFinder } from '../finder/index.js';
import { describeStep } from '../roles/index.js';

export interface SearchOptions {
  host: Host;
  paths: Paths;
  finder: LineFinder;
  log: Logger;
}

/** A search that goes on until it is stopped. */
export interface Search {
  /** The host as it was seen last. */
  seen(): HostState | undefined;
  /** Leaves the host as it is: who runs the box next goes on from there. */
  stop(): Promise<void>;
}

/** Between two looks at the host when nothing happens, in ms. */
const FULL_SYNC_MS = 15_000;

/** Keeps a host without settings looking for lines: at each change of a card, a lease, or what is known of a line. */
export function searchForLines({ host, paths, finder, log }: SearchOptions): Search {
  const capabilities = readCapabilities(host);
  let seen: HostState | undefined;
  const reconciler = createReconciler<null, HostState, Step>({
    desired: () => null,
    observe: async () => {
      seen = await observe(host, paths, capabilities);
      return seen;
    },
    plan: (_, observed) => finder.plan(observed),
    execute: (steps) => execute(host, steps, paths),
    basis: () => finder.basis(),
    onPass: ({ outcome, error, done, reasons }) => {
      const steps = done.map(describeStep);
      if (outcome === 'failed') log.error({ ...error, steps, reasons }, 'the search for lines has failed');
      else if (steps.length > 0) log.info({ steps, reasons }, 'host changed in search of lines');
      finder.settled();
    },
    fullSyncMs: FULL_SYNC_MS,
  });
  const names = { has: (name: string) => !isTunnelName(name) && !isVirtualLinkName(name) };
  const stopWatching = watchFacts(
    host,
    paths,
    () => names,
    () => reconciler.wake('line facts'),
  );
  const stopListening = finder.listen((reason) => reconciler.wake(reason));
  reconciler.wake('start');
  return {
    seen: () => seen,
    stop: async () => {
      stopWatching();
      stopListening();
      await reconciler.stop();
    },
  };
}
