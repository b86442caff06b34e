import type { Id, Ipv4, SiteDesired } from '@tresse/contracts';
import type { HostState, LineVerdicts } from './host-state.js';
import { presentLines } from './render/site/context.js';

/** The lines that an address of the box's tells from the others, as what comes from it leaves by that line. */
export function bareLines(
  desired: SiteDesired,
  observed: HostState,
  verdicts: LineVerdicts,
): { lineId: Id; address: Ipv4 }[] {
  const lines = presentLines(desired, observed, verdicts).flatMap(({ line, address }) =>
    address === null ? [] : [{ lineId: line.id, address }],
  );
  return lines.filter(({ address }) => lines.filter((other) => other.address === address).length === 1);
}
