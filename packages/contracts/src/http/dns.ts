import { z } from 'zod';
import { Ipv4, Port } from '../address.js';
import { DnsName } from '../dns-name.js';
import { takes } from '../field-issues.js';
import { Id, Instant } from '../id.js';
import { RelayProblem } from '../relay-life.js';

/** Algorithms of TSIG that every server of today has and that are not weak (RFC 8945 §6). */
export const TsigAlgorithm = z.enum(['hmac-sha256', 'hmac-sha512']);
export type TsigAlgorithm = z.infer<typeof TsigAlgorithm>;

/** A name server that takes updates of a zone, and the key to sign them with. */
export const DnsZoneInput = z.strictObject({
  name: DnsName,
  server: z.strictObject({
    address: z.union([z.ipv4(), z.ipv6()], takes('dns.server')),
    port: Port.default(53),
  }),
  key: z.strictObject({
    /** As the server's configuration spells it. */
    name: z
      .string()
      .trim()
      .toLowerCase()
      .max(253)
      .regex(/^[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})*\.?$/, takes('dns.key-name'))
      .transform((name) => name.replace(/\.$/, '')),
    algorithm: TsigAlgorithm,
    /** Base64, as `tsig-keygen` prints it. It goes in and never comes out. */
    secret: z
      .string()
      .trim()
      .max(512)
      .regex(/^(?:[A-Za-z0-9+/]{4}){2,}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/, takes('dns.key-secret')),
  }),
});
export type DnsZoneInput = z.infer<typeof DnsZoneInput>;

/** A change of a zone; its name stays, and without a secret the one that is there. */
export const DnsZoneChange = DnsZoneInput.omit({ name: true }).extend({
  key: DnsZoneInput.shape.key.partial({ secret: true }),
});
export type DnsZoneChange = z.infer<typeof DnsZoneChange>;

/** What came of writing a name to a zone and taking it out again. */
export const DnsZoneCheck = z.object({
  at: Instant,
  /** Why the name server did not take it; null when it did. */
  problem: RelayProblem.omit({ at: true }).nullable(),
});
export type DnsZoneCheck = z.infer<typeof DnsZoneCheck>;

/** A zone as platform staff see it. */
export const DnsZone = z.object({
  id: Id,
  name: z.string(),
  server: z.object({ address: z.string(), port: Port }),
  key: z.object({ name: z.string(), algorithm: TsigAlgorithm }),
  /** Sites with a name in it, and how many of these names do not lead to their site at the moment. */
  names: z.int(),
  failing: z.int(),
  /** Why the newest of them fails. */
  problem: RelayProblem.nullable(),
  /** The newest check with the present server and key; null before it. */
  check: DnsZoneCheck.nullable(),
  createdAt: Instant,
});
export type DnsZone = z.infer<typeof DnsZone>;

/** A site's name in the DNS, which follows its public address. */
export const SiteDnsName = z.object({
  name: z.string(),
  /** What the name server was told last; null before. */
  address: Ipv4.nullable(),
  toldAt: Instant.nullable(),
  /** Why the name server has not taken the present address; null while it has, or is being told. */
  problem: RelayProblem.nullable(),
});
export type SiteDnsName = z.infer<typeof SiteDnsName>;

/** The name of a site, and the zones in which it may have one. */
export const SiteDns = z.object({ name: SiteDnsName.nullable(), zones: z.array(z.string()) });
export type SiteDns = z.infer<typeof SiteDns>;

/** Null: the site is to have no name. */
export const SiteDnsInput = z.strictObject({ name: DnsName.nullable() });
export type SiteDnsInput = z.infer<typeof SiteDnsInput>;
