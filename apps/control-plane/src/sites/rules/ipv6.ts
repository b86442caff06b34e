import type { FieldProblem, SiteInput } from '@tresse/contracts';
import { fieldProblem } from '../../http/field-problem.js';
import type { Ends } from './ends.js';

/** What keeps a LAN from having IPv6; `available` where the relay has a network for the site. */
export function checkIpv6({ lan }: SiteInput, available: boolean, { box, relay }: Ends): FieldProblem[] {
  if (!lan.ipv6) return [];
  if (lan.mode.kind === 'in-front') return [fieldProblem('lan.ipv6', 'ipv6.in-front')];
  if (!available || relay?.ipv6 === false) return [fieldProblem('lan.ipv6', 'ipv6.relay-has-none')];
  return box?.ipv6 === false ? [fieldProblem('lan.ipv6', 'ipv6.box-has-none')] : [];
}
