/** Transaction signatures of the DNS (TSIG, RFC 8945). */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { TsigAlgorithm } from '@tresse/contracts';
import { CLASS, type DnsResponse, decodeName, encodeName, encodeRecord, TYPE } from './wire.js';

export interface TsigKey {
  name: string;
  algorithm: TsigAlgorithm;
  secret: Buffer;
}

/** Errors of TSIG (RFC 8945 §3). */
export const TSIG_ERROR = { BADSIG: 16, BADKEY: 17, BADTIME: 18 } as const;

/** How far the clocks of both ends may be apart, in seconds: what the RFC recommends. */
const FUDGE_SECONDS = 300;

interface Stamp {
  /** Seconds of Unix time. */
  time: number;
  fudge: number;
  error: number;
  other: Buffer;
}

/** The message signed at this time, and its MAC, which the answer's signature covers. */
export function sign(message: Buffer, key: TsigKey, at: Date): { signed: Buffer; mac: Buffer } {
  const stamp = {
    time: Math.floor(at.getTime() / 1000),
    fudge: FUDGE_SECONDS,
    error: 0,
    other: Buffer.alloc(0),
  };
  const mac = macOf(key, [message, variables(key, stamp)]);
  const record = encodeRecord({
    name: key.name,
    type: TYPE.TSIG,
    class: CLASS.ANY,
    ttl: 0,
    data: rdata(key, stamp, mac, message.readUInt16BE(0)),
  });
  return { signed: Buffer.concat([withAdditionals(message, 1), record]), mac };
}

/**
 * What the signature of an answer says: that it is genuine; that there is none; that it does not hold; or the error that
 * the server tells by it, which it cannot sign where it knows no key.
 */
export type Verdict =
  | { kind: 'genuine' }
  | { kind: 'unsigned' }
  | { kind: 'forged' }
  | { kind: 'error'; error: number };

/** Checks the answer to a message that was signed with this MAC. Throws RangeError for a record that is no TSIG. */
export function verify(
  bytes: Buffer,
  { last }: DnsResponse,
  requestMac: Buffer,
  key: TsigKey,
  now: Date,
): Verdict {
  if (last?.record.type !== TYPE.TSIG) return { kind: 'unsigned' };
  const { data, name } = last.record;
  const { name: algorithm, end: at } = decodeName(data, 0);
  const macEnd = at + 10 + data.readUInt16BE(at + 8);
  const stamp = {
    time: data.readUIntBE(at, 6),
    fudge: data.readUInt16BE(at + 6),
    error: data.readUInt16BE(macEnd + 2),
    other: data.subarray(macEnd + 6, macEnd + 6 + data.readUInt16BE(macEnd + 4)),
  };
  const { error } = stamp;
  if (error === TSIG_ERROR.BADKEY || error === TSIG_ERROR.BADSIG) return { kind: 'error', error };
  const message = withAdditionals(bytes.subarray(0, last.start), -1);
  message.writeUInt16BE(data.readUInt16BE(macEnd), 0);
  const size = Buffer.alloc(2);
  size.writeUInt16BE(requestMac.length);
  const expected = macOf(key, [size, requestMac, message, variables(key, stamp)]);
  const given = data.subarray(at + 10, macEnd);
  const holds =
    name === key.name &&
    algorithm === key.algorithm &&
    given.length === expected.length &&
    timingSafeEqual(given, expected);
  if (!holds) return { kind: 'forged' };
  if (error !== 0) return { kind: 'error', error };
  const apart = Math.abs(now.getTime() / 1000 - stamp.time);
  return apart <= stamp.fudge ? { kind: 'genuine' } : { kind: 'error', error: TSIG_ERROR.BADTIME };
}

function macOf({ algorithm, secret }: TsigKey, parts: readonly Buffer[]): Buffer {
  return createHmac(algorithm.replace('hmac-', ''), secret).update(Buffer.concat(parts)).digest();
}

/** The TSIG variables that are digested (RFC 8945 §4.3.3). */
function variables({ name, algorithm }: TsigKey, { time, fudge, error, other }: Stamp): Buffer {
  const fixed = Buffer.alloc(6);
  fixed.writeUInt16BE(CLASS.ANY, 0);
  const numbers = Buffer.alloc(12);
  numbers.writeUIntBE(time, 0, 6);
  numbers.writeUInt16BE(fudge, 6);
  numbers.writeUInt16BE(error, 8);
  numbers.writeUInt16BE(other.length, 10);
  return Buffer.concat([encodeName(name), fixed, encodeName(algorithm), numbers, other]);
}

/** The data of the TSIG record (RFC 8945 §4.2). */
function rdata(
  { algorithm }: TsigKey,
  { time, fudge, error, other }: Stamp,
  mac: Buffer,
  id: number,
): Buffer {
  const before = Buffer.alloc(10);
  before.writeUIntBE(time, 0, 6);
  before.writeUInt16BE(fudge, 6);
  before.writeUInt16BE(mac.length, 8);
  const after = Buffer.alloc(6);
  after.writeUInt16BE(id, 0);
  after.writeUInt16BE(error, 2);
  after.writeUInt16BE(other.length, 4);
  return Buffer.concat([encodeName(algorithm), before, mac, after, other]);
}

/** A copy of the message with its count of additional records changed. */
function withAdditionals(message: Buffer, by: number): Buffer {
  const copy = Buffer.from(message);
  copy.writeUInt16BE(copy.readUInt16BE(10) + by, 10);
  return copy;
}
