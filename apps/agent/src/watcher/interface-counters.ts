import { closeSync, openSync, readSync } from 'node:fs';
import type { InterfaceCounters } from '@tresse/line-quality';

const [NEWLINE, BLANK, COLON, ZERO, NINE] = [10, 32, 58, 48, 57];

/** A row of the text, and what it says; null of the headings. */
interface Row {
  readonly start: number;
  readonly end: number;
  readonly said: { readonly name: string; readonly counters: InterfaceCounters } | null;
}

/**
 * The counters of every interface in texts of /proc/net/dev (proc_net(5)), by name. They come up to a hundred times a
 * second, and a relay's have hundreds of rows of which few are other than in the text before: those alone are taken
 * apart, byte by byte, so that little is left to collect.
 */
export class CounterTexts {
  private text = Buffer.alloc(0);
  private rows: Row[] = [];
  private counters = new Map<string, InterfaceCounters>();
  /** How many rows were taken apart so far. */
  parsed = 0;

  /**
   * What the next text says; the one before is overwritten, unless interfaces have come or gone. An interface whose row is as
   * before has the very same counters.
   */
  next(text: Uint8Array): ReadonlyMap<string, InterfaceCounters> {
    const now = Buffer.from(text);
    if (now.equals(this.text)) return this.counters;
    const rows: Row[] = [];
    let sameNames = true;
    for (let start = 0; start < now.length; ) {
      const newline = now.indexOf(NEWLINE, start);
      const end = newline < 0 ? now.length : newline;
      const known = this.rows[rows.length];
      const said = this.isAsBefore(now, start, end, known) ? known.said : this.parse(now, start, end);
      sameNames &&= said?.name === known?.said?.name;
      if (sameNames && said && said !== known?.said) this.counters.set(said.name, said.counters);
      rows.push({ start, end, said });
      start = end + 1;
    }
    if (!sameNames || rows.length !== this.rows.length)
      this.counters = new Map(rows.flatMap(({ said }) => (said ? [[said.name, said.counters]] : [])));
    this.text = now;
    this.rows = rows;
    return this.counters;
  }

  private isAsBefore(now: Buffer, start: number, end: number, known: Row | undefined): known is Row {
    return known !== undefined && this.text.compare(now, start, end, known.start, known.end) === 0;
  }

  private parse(text: Uint8Array, start: number, end: number): Row['said'] {
    this.parsed++;
    const colon = text.indexOf(COLON, start);
    if (colon < 0 || colon >= end) return null;
    return { name: nameBefore(text, start, colon), counters: countersIn(text, colon + 1, end) };
  }
}

function nameBefore(text: Uint8Array, from: number, colon: number): string {
  let at = from;
  while (text[at] === BLANK) at++;
  let name = '';
  for (; at < colon; at++) name += String.fromCharCode(text[at] ?? BLANK);
  return name;
}

/** Columns 1 and 2 of what was received, and the same of what was sent, which begin with the ninth. */
function countersIn(text: Uint8Array, from: number, end: number): InterfaceCounters {
  const counters = { rxBytes: 0, rxPackets: 0, txBytes: 0, txPackets: 0 };
  let value = 0;
  let column = 0;
  for (let at = from; at <= end; at++) {
    const byte = at < end ? (text[at] ?? BLANK) : BLANK;
    if (byte >= ZERO && byte <= NINE) value = value * 10 + byte - ZERO;
    else if (at > from && text[at - 1] !== BLANK) {
      if (column === 0) counters.rxBytes = value;
      else if (column === 1) counters.rxPackets = value;
      else if (column === 8) counters.txBytes = value;
      else if (column === 9) counters.txPackets = value;
      value = 0;
      column++;
    }
  }
  return counters;
}

/**
 * Reads the counters of all interfaces of this network namespace from a file kept open, instead of four files of each
 * interface in /sys, which also shows the namespace it was mounted in rather than our own.
 */
export class CounterReader {
  private readonly file = openSync('/proc/self/net/dev', 'r');
  private readonly texts = new CounterTexts();
  private buffer = Buffer.alloc(16_384);

  /** The counters by name of the interface; good until the next reading. */
  read(): ReadonlyMap<string, InterfaceCounters> {
    let length = 0;
    for (;;) {
      const read = readSync(this.file, this.buffer, length, this.buffer.length - length, length);
      length += read;
      if (read === 0) return this.texts.next(this.buffer.subarray(0, length));
      if (length === this.buffer.length) this.buffer = Buffer.concat([this.buffer, Buffer.alloc(length)]);
    }
  }

  close(): void {
    closeSync(this.file);
  }
}
