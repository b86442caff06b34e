import { z } from 'zod';
import { takes } from './field-issues.js';

const LABEL = '[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?';

/** A host name of letters, digits and hyphens without the final dot, in lower case (RFC 1123 §2.1, RFC 1035 §2.3.4). */
export const DnsName = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(new RegExp(`^${LABEL}(\\.${LABEL})*$`), takes('dns.name'));
export type DnsName = z.infer<typeof DnsName>;

/** True when the name lies below the zone; the zone's own name does not. */
export function isBelow(name: DnsName, zone: DnsName): boolean {
  return name.endsWith(`.${zone}`);
}
