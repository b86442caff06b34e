import { isDirect, type SiteDesired } from '@tresse/contracts';
import { congestionOver } from '../../congestion.js';
import type { LineVerdicts, Route } from '../../host-state.js';
import type { PresentLine } from './context.js';

/** How connections on the line itself find their rate: it is the braid's with carrier `direct` alone. */
export function congestionOnLine(
  { line }: PresentLine,
  desired: SiteDesired,
  verdicts: LineVerdicts,
): Pick<Route, 'congestion'> {
  return isDirect(desired.braid) ? congestionOver(line, 'upKbit', desired, verdicts) : {};
}
