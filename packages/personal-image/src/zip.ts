import { type Segment, sizeOfSegments } from './segments.js';

/** Method and version needed of APPNOTE.TXT 4.4.3 and 4.4.5: deflate. */
const VERSION = 20;
const DEFLATE = 8;
/** Made on Unix: the upper half of the external attributes is the mode, here of a plain file 0644. */
const MADE_BY = (3 << 8) | VERSION;
const MODE = 0o100644;

interface Entry {
  name: string;
  /** Unpacked size. */
  bytes: number;
  crc32: number;
  /** ISO 8601 day. */
  date: string;
}

/** A deflate stream as a ZIP file of one entry (PKWARE APPNOTE.TXT 4.3). Sizes stand before the data, as all is known. */
export function zipFile(stream: readonly Segment[], entry: Entry): Segment[] {
  const name = Buffer.from(entry.name, 'ascii');
  const packed = sizeOfSegments(stream);
  const facts = factsOf(entry, packed, name.length);

  const local = Buffer.alloc(6);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(VERSION, 4);
  const head = Buffer.concat([local, facts, name]);

  const central = Buffer.alloc(8);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(MADE_BY, 4);
  central.writeUInt16LE(VERSION, 6);
  const attributes = Buffer.alloc(14);
  attributes.writeUInt32LE((MODE << 16) >>> 0, 6);
  const directory = Buffer.concat([central, facts, attributes, name]);

  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(head.length + packed, 16);
  return [{ bytes: head }, ...stream, { bytes: Buffer.concat([directory, end]) }];
}

/** What the local header and the directory say in the same 24 bytes: flags, method, time, CRC, sizes, name's length. */
function factsOf({ bytes, crc32, date }: Entry, packed: number, nameLength: number): Buffer {
  const facts = Buffer.alloc(24);
  facts.writeUInt16LE(DEFLATE, 2);
  facts.writeUInt16LE(dosDate(date), 6);
  facts.writeUInt32LE(crc32, 8);
  facts.writeUInt32LE(packed, 12);
  facts.writeUInt32LE(bytes, 16);
  facts.writeUInt16LE(nameLength, 20);
  return facts;
}

/** A day as FAT writes it: years since 1980, month, day. */
function dosDate(date: string): number {
  const [year = 1980, month = 1, day = 1] = date.split('-').map(Number);
  return (Math.min(Math.max(year - 1980, 0), 127) << 9) | (month << 5) | day;
}
