import { bulk } from '../../../roles.js';
import type { Part } from '../../part.js';
import type { RelayContext, ServedSite } from '../context.js';
import { subflowsOver } from './subflows.js';

/** Profile `mptcp`: the proxy serves all sites alike, so that only the subflows of this one are its own. */
export function subflowsPart(relay: RelayContext, { site, verdicts }: ServedSite): Part {
  return {
    subflows: bulk(site.lines, verdicts).map(({ line }) => ({
      line: line.index,
      close: subflowsOver(relay, site, line),
    })),
  };
}
