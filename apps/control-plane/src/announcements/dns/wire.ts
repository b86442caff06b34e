/** Messages of the DNS as bytes (RFC 1035 §4), as far as updates need them (RFC 2136). */
import { isIPv4 } from 'node:net';

export const TYPE = { A: 1, SOA: 6, TXT: 16, AAAA: 28, TSIG: 250, ANY: 255 } as const;
export const CLASS = { IN: 1, NONE: 254, ANY: 255 } as const;

const UPDATE_OPCODE = 5;
const HEADER_BYTES = 12;

/** A record, or in an update what stands for one; its data are the bytes of RDATA. */
export interface DnsRecord {
  name: string;
  type: number;
  class: number;
  /** In seconds. */
  ttl: number;
  data: Buffer;
}

export interface DnsUpdate {
  id: number;
  zone: string;
  prerequisites: readonly DnsRecord[];
  updates: readonly DnsRecord[];
}

/** A name in lower case and uncompressed, the canonical form (RFC 4034 §6.2). */
export function encodeName(name: string): Buffer {
  const labels = name === '' ? [] : name.toLowerCase().split('.');
  return Buffer.concat([
    ...labels.map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label, 'ascii')])),
    Buffer.from([0]),
  ]);
}

export function encodeRecord({ name, type, class: klass, ttl, data }: DnsRecord): Buffer {
  const fixed = Buffer.alloc(10);
  fixed.writeUInt16BE(type, 0);
  fixed.writeUInt16BE(klass, 2);
  fixed.writeUInt32BE(ttl, 4);
  fixed.writeUInt16BE(data.length, 8);
  return Buffer.concat([encodeName(name), fixed, data]);
}

/** The UPDATE message (RFC 2136 §2), unsigned. */
export function encodeUpdate({ id, zone, prerequisites, updates }: DnsUpdate): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  const counts = [1, prerequisites.length, updates.length, 0];
  header.writeUInt16BE(id, 0);
  header.writeUInt16BE(UPDATE_OPCODE << 11, 2);
  counts.forEach((count, index) => {
    header.writeUInt16BE(count, 4 + 2 * index);
  });
  const question = Buffer.from([0, TYPE.SOA, 0, CLASS.IN]);
  const records = [...prerequisites, ...updates].map(encodeRecord);
  return Buffer.concat([header, encodeName(zone), question, ...records]);
}

/** Data of an A or AAAA record. */
export function addressData(address: string): Buffer {
  if (isIPv4(address)) return Buffer.from(address.split('.').map(Number));
  const [left = '', right] = address.split('::');
  const groups = (text: string) =>
    text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16));
  const [head, tail] = [groups(left), groups(right ?? '')];
  const all = [...head, ...Array(8 - head.length - tail.length).fill(0), ...tail];
  const data = Buffer.alloc(16);
  all.forEach((group, index) => {
    data.writeUInt16BE(group, 2 * index);
  });
  return data;
}

/** Data of a TXT record of one string, of 255 bytes at most. */
export function textData(text: string): Buffer {
  return Buffer.concat([Buffer.from([Buffer.byteLength(text)]), Buffer.from(text)]);
}

/** A response: whose it is, how it ended, and where its last additional record begins, if it has any. */
export interface DnsResponse {
  id: number;
  rcode: number;
  last: { start: number; record: DnsRecord } | undefined;
}

/** Reads a response. Throws RangeError for bytes that are none. */
export function decodeResponse(bytes: Buffer): DnsResponse {
  const flags = bytes.readUInt16BE(2);
  if (flags >> 15 !== 1 || ((flags >> 11) & 15) !== UPDATE_OPCODE)
    throw new RangeError('no response to an update');
  const count = (index: number) => bytes.readUInt16BE(4 + 2 * index);
  let at = HEADER_BYTES;
  for (let left = count(0); left > 0; left--) at = decodeName(bytes, at).end + 4;
  let last: DnsResponse['last'];
  for (let left = count(1) + count(2) + count(3); left > 0; left--) {
    const start = at;
    const { record, end } = decodeRecord(bytes, at);
    last = { start, record };
    at = end;
  }
  return { id: bytes.readUInt16BE(0), rcode: flags & 15, last: count(3) > 0 ? last : undefined };
}

function decodeRecord(bytes: Buffer, start: number): { record: DnsRecord; end: number } {
  const { name, end: at } = decodeName(bytes, start);
  const end = at + 10 + bytes.readUInt16BE(at + 8);
  if (end > bytes.length) throw new RangeError('record beyond the message');
  const record = {
    name,
    type: bytes.readUInt16BE(at),
    class: bytes.readUInt16BE(at + 2),
    ttl: bytes.readUInt32BE(at + 4),
    data: bytes.subarray(at + 10, end),
  };
  return { record, end };
}

/** The name at this place, in lower case, and where what follows it begins. */
export function decodeName(bytes: Buffer, start: number): { name: string; end: number } {
  const labels: string[] = [];
  let end: number | undefined;
  // A pointer must lead backwards (RFC 1035 §4.1.4), or one message could be read for ever.
  let limit = start;
  for (let at = start; ; ) {
    const length = bytes.readUInt8(at);
    if (length === 0) return { name: labels.join('.'), end: end ?? at + 1 };
    if (length >= 0xc0) {
      const target = bytes.readUInt16BE(at) & 0x3fff;
      if (target >= limit) throw new RangeError('pointer forwards');
      end ??= at + 2;
      limit = target;
      at = target;
      continue;
    }
    if (length > 63 || at + 1 + length > bytes.length) throw new RangeError('label beyond the message');
    labels.push(bytes.toString('latin1', at + 1, at + 1 + length).toLowerCase());
    at += 1 + length;
  }
}
