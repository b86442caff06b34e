import type { Id, SiteDesired } from '@tresse/contracts';
import type { HostState } from './host-state.js';
import { lineInterface } from './naming.js';

/** The lines that have a way of their own into the IPv6 internet. */
export function ipv6Lines({ lines }: SiteDesired, { lineFacts }: HostState): Id[] {
  const having = new Set(lineFacts.filter(({ ipv6 }) => ipv6).map((fact) => fact.interface));
  return lines.filter((line) => having.has(lineInterface(line))).map(({ id }) => id);
}
