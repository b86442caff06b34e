import type { FieldProblem, SiteInput } from '@tresse/contracts';
import { fieldProblem } from '../../http/field-problem.js';

/** What keeps a LAN from having IPv6; `available` where the relay has a network for the site. */
export function checkIpv6({ lan }: SiteInput, available: boolean): FieldProblem[] {
  if (!lan.ipv6) return [];
  if (lan.mode.kind === 'in-front') return [fieldProblem('lan.ipv6', 'ipv6.in-front')];
  return available ? [] : [fieldProblem('lan.ipv6', 'ipv6.relay-has-none')];
}
