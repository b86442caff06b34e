import { closeSync, openSync, readSync } from 'node:fs';
import type { InterfaceCounters } from '@tresse/line-quality';

const [NEWLINE, BLANK, COLON, ZERO, NINE] = [10, 32, 58, 48, 57];

/** A row of the text with its end of line, and what it says; null of the headings. */
interface Row {
  start: number;
  readonly length: number;
  readonly said: { readonly name: string; readonly counters: InterfaceCounters } | null;
}

/**
 * The counters of every interface in texts of /proc/net/dev (proc_net(5)), by name. They come up to a hundred times a
 * second, and a relay's have hundreds of rows of which few are other than in the text before: those alone are taken
 * apart, byte by byte, so that little is left to collect. For so few bytes a call of Buffer's takes longer than looking
 * at them here.
 */
export class CounterTexts {
  private text: Buffer = Buffer.alloc(0);
  private length = 0;
  private rows: Row[] = [];
  private counters = new Map<string, InterfaceCounters>();
  /** How many rows were taken apart so far. */
  parsed = 0;

  /**
   * What the next text says, which is the first `length` bytes; good until the one after it, and the text must stay as it
   * is until then. An interface whose row is as before has the very same counters.
   */
  next(text: Buffer, length: number): ReadonlyMap<string, InterfaceCounters> {
    const isSame = length === this.length && text.compare(this.text, 0, length, 0, length) === 0;
    if (!isSame) this.takeApart(text, length);
    this.text = text;
    this.length = length;
    return this.counters;
  }

  private takeApart(text: Buffer, length: number): void {
    const before = this.rows.length;
    let isSameList = true;
    let place = 0;
    for (let start = 0; start < length; place++) {
      const known = this.rows[place];
      if (known !== undefined && this.isAsBefore(text, start, length, known)) known.start = start;
      else {
        const row = this.parse(text, start, length);
        this.rows[place] = row;
        if (known === undefined || known.said?.name !== row.said?.name) isSameList = false;
        else if (row.said) this.counters.set(row.said.name, row.said.counters);
      }
      start += this.rows[place]?.length ?? length;
    }
    if (isSameList && place === before) return;
    this.rows.length = place;
    this.listAnew();
  }

  private listAnew(): void {
    this.counters.clear();
    for (const { said } of this.rows) if (said) this.counters.set(said.name, said.counters);
  }

  private isAsBefore(text: Uint8Array, start: number, length: number, known: Row): boolean {
    if (start + known.length > length) return false;
    for (let at = known.length - 1; at >= 0; at--) {
      if (text[start + at] !== this.text[known.start + at]) return false;
    }
    return true;
  }

  private parse(text: Uint8Array, start: number, length: number): Row {
    this.parsed++;
    let [colon, end] = [-1, start];
    for (; end < length && text[end] !== NEWLINE; end++) if (colon < 0 && text[end] === COLON) colon = end;
    const said =
      colon < 0 ? null : { name: nameBefore(text, start, colon), counters: countersIn(text, colon + 1, end) };
    return { start, length: end + 1 - start, said };
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
 * The kernel gives whole rows, as many as fit into a page: where half of the least page stays empty, no row is missing.
 * Source: seq_read_iter, fs/seq_file.c.
 */
const ALL_ROWS_BELOW = 2_048;

/**
 * Reads the counters of all interfaces of this network namespace from a file kept open, instead of four files of each
 * interface in /sys, which also shows the namespace it was mounted in rather than our own.
 */
export class CounterReader {
  private readonly file = openSync('/proc/self/net/dev', 'r');
  private readonly texts = new CounterTexts();
  private buffer = Buffer.alloc(16_384);
  /** What held the text before this one, and holds the next. */
  private other = Buffer.alloc(16_384);

  /** The counters by name of the interface; good until the next reading. */
  read(): ReadonlyMap<string, InterfaceCounters> {
    [this.buffer, this.other] = [this.other, this.buffer];
    let length = 0;
    for (;;) {
      const read = readSync(this.file, this.buffer, length, this.buffer.length - length, length);
      length += read;
      if (length === this.buffer.length) this.buffer = Buffer.concat([this.buffer, Buffer.alloc(length)]);
      else if (read < ALL_ROWS_BELOW) return this.texts.next(this.buffer, length);
    }
  }

  close(): void {
    closeSync(this.file);
  }
}
