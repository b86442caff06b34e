import type { RelayDesired, RelaySiteDesired } from '@tresse/contracts';
import type { HostState, LineVerdicts, Paths } from '../../host-state.js';

/** A site that has lines here, with what the watcher says of them. */
export interface ServedSite {
  readonly site: RelaySiteDesired;
  readonly verdicts: LineVerdicts;
}

/** All that the parts of a relay's host are made of. */
export interface RelayContext {
  readonly desired: RelayDesired;
  readonly observed: HostState;
  readonly paths: Paths;
  /** In order of their index. */
  readonly sites: readonly ServedSite[];
}
