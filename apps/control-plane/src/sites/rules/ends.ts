import type { Capabilities } from '@tresse/contracts';

/** What each end of a site has said of itself; null before it has. */
export interface Ends {
  box: Capabilities | null;
  relay: Capabilities | null;
}
