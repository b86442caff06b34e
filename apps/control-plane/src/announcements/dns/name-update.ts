/** How a site's name is written to its zone, and never over what somebody else has written there. */
import { randomBytes, randomInt } from 'node:crypto';
import { isIPv4 } from 'node:net';
import type { DnsProblem } from './dns-problems.js';
import type { DnsServer, Exchange } from './exchange.js';
import { sign, TSIG_ERROR, type TsigKey, verify } from './tsig.js';
import { addressData, CLASS, type DnsRecord, decodeResponse, encodeUpdate, TYPE, textData } from './wire.js';

/** The zone's server with the key, and how it is spoken to. */
export interface ZoneAccess {
  zone: string;
  server: DnsServer;
  key: TsigKey;
  exchange: Exchange;
  /** For one message, in ms. */
  timeoutMs: number;
  now: () => Date;
}

/** A name, and the mark by which what Tresse wrote there is known. */
export interface MarkedName {
  name: string;
  mark: string;
}

/** Seconds that resolvers keep an address. */
const TTL_SECONDS = 60;

/** Response codes (RFC 2136 §2.2). */
const RCODE = {
  NOERROR: 0,
  SERVFAIL: 2,
  NXDOMAIN: 3,
  REFUSED: 5,
  YXDOMAIN: 6,
  NXRRSET: 8,
  NOTAUTH: 9,
  NOTZONE: 10,
};

type Outcome = 'done' | 'not-ours' | 'in-use' | { problem: DnsProblem };

/**
 * Has the name lead to these addresses, at most one of each family, in the place of those that it led to. A name that
 * bears our mark is changed; one that nobody uses is taken and marked; every other is left alone. The mark is a TXT record,
 * as DHCP servers have theirs (RFC 4703). Undefined once the server has taken it.
 */
export async function pointName(
  access: ZoneAccess,
  marked: MarkedName,
  addresses: readonly string[],
): Promise<DnsProblem | undefined> {
  const records = [
    ...withoutAddresses(marked),
    ...addresses.map((address) => addressRecord(marked, address)),
  ];
  const changed = await update(access, [markIsThere(marked)], records);
  const outcome =
    changed === 'not-ours'
      ? await update(access, [isUnused(marked)], [...records, markRecord(marked)])
      : changed;
  if (outcome === 'done') return undefined;
  return typeof outcome === 'object' ? outcome.problem : 'name-in-use';
}

/** Takes out of the zone what we wrote at the name; nothing where it does not bear our mark. */
export async function releaseName(access: ZoneAccess, marked: MarkedName): Promise<DnsProblem | undefined> {
  const mark = { ...empty(marked, TYPE.TXT), class: CLASS.ANY };
  const outcome = await update(access, [markIsThere(marked)], [...withoutAddresses(marked), mark]);
  return typeof outcome === 'object' ? outcome.problem : undefined;
}

/**
 * Writes a name that nobody has to the zone and takes it out again: what a site's name will need of server and key.
 * Undefined when both were taken.
 */
export async function tryZone(access: ZoneAccess): Promise<DnsProblem | undefined> {
  const trial = {
    name: `tresse-check-${randomBytes(6).toString('hex')}.${access.zone}`,
    mark: 'tresse=check',
  };
  return (await pointName(access, trial, [])) ?? (await releaseName(access, trial));
}

async function update(
  access: ZoneAccess,
  prerequisites: DnsRecord[],
  updates: DnsRecord[],
): Promise<Outcome> {
  const { zone, server, key, exchange, timeoutMs, now } = access;
  const id = randomInt(0x10000);
  const { signed, mac } = sign(encodeUpdate({ id, zone, prerequisites, updates }), key, now());
  const late = AbortSignal.timeout(timeoutMs);
  let bytes: Buffer;
  try {
    bytes = await exchange(server, signed, late);
  } catch {
    return { problem: late.aborted ? 'timeout' : 'unreachable' };
  }
  try {
    const response = decodeResponse(bytes);
    const verdict = verify(bytes, response, mac, key, now());
    if (verdict.kind === 'error') return { problem: tsigProblem(verdict.error) };
    if (verdict.kind === 'forged' || response.id !== id) return { problem: 'forged' };
    return outcomeOf(response.rcode, verdict.kind === 'genuine');
  } catch {
    return { problem: 'garbled' };
  }
}

/** A server that knows no key cannot sign why it refuses; whatever else it says counts when it is signed. */
function outcomeOf(rcode: number, genuine: boolean): Outcome {
  switch (rcode) {
    case RCODE.REFUSED:
      return { problem: 'refused' };
    case RCODE.NOTAUTH:
    case RCODE.NOTZONE:
      return { problem: 'not-authoritative' };
    case RCODE.SERVFAIL:
      return { problem: 'server-failing' };
  }
  if (!genuine) return { problem: 'unsigned' };
  switch (rcode) {
    case RCODE.NOERROR:
      return 'done';
    case RCODE.NXRRSET:
    case RCODE.NXDOMAIN:
      return 'not-ours';
    case RCODE.YXDOMAIN:
      return 'in-use';
    default:
      return { problem: 'server-failing' };
  }
}

function tsigProblem(error: number): DnsProblem {
  if (error === TSIG_ERROR.BADTIME) return 'bad-time';
  return error === TSIG_ERROR.BADSIG ? 'bad-signature' : 'bad-key';
}

function empty({ name }: MarkedName, type: number): DnsRecord {
  return { name, type, class: CLASS.IN, ttl: 0, data: Buffer.alloc(0) };
}

/** «Delete an RRset» for both families (RFC 2136 §2.5.2). */
function withoutAddresses(marked: MarkedName): DnsRecord[] {
  return [TYPE.A, TYPE.AAAA].map((type) => ({ ...empty(marked, type), class: CLASS.ANY }));
}

function addressRecord(marked: MarkedName, address: string): DnsRecord {
  const type = isIPv4(address) ? TYPE.A : TYPE.AAAA;
  return { ...empty(marked, type), ttl: TTL_SECONDS, data: addressData(address) };
}

function markRecord(marked: MarkedName): DnsRecord {
  return { ...empty(marked, TYPE.TXT), ttl: TTL_SECONDS, data: textData(marked.mark) };
}

/** «RRset exists, value dependent» (RFC 2136 §2.4.2). */
function markIsThere(marked: MarkedName): DnsRecord {
  return { ...markRecord(marked), ttl: 0 };
}

/** «Name is not in use» (RFC 2136 §2.4.5). */
function isUnused(marked: MarkedName): DnsRecord {
  return { ...empty(marked, TYPE.ANY), class: CLASS.NONE };
}
