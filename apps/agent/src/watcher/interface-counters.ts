import { closeSync, openSync, readSync } from 'node:fs';
import type { InterfaceCounters } from '@tresse/line-quality';

const [NEWLINE, BLANK, COLON, ZERO, NINE] = [10, 32, 58, 48, 57];

/**
 * The counters of every interface in the text of /proc/net/dev (proc_net(5)), by name. It is read a hundred times a
 * second: byte by byte, so that it leaves nothing to collect but its result.
 */
export function parseInterfaceCounters(text: Uint8Array): Map<string, InterfaceCounters> {
  const counters = new Map<string, InterfaceCounters>();
  for (let at = 0; at < text.length; ) {
    const newline = text.indexOf(NEWLINE, at);
    const end = newline < 0 ? text.length : newline;
    const colon = text.indexOf(COLON, at);
    if (colon >= 0 && colon < end)
      counters.set(nameBefore(text, at, colon), countersIn(text, colon + 1, end));
    at = end + 1;
  }
  return counters;
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
 * Reads the counters of all interfaces of this network namespace in one system call on a file kept open, instead of
 * four files of each interface in /sys, which also shows the namespace it was mounted in rather than our own.
 */
export class CounterReader {
  private readonly file = openSync('/proc/self/net/dev', 'r');
  private buffer = Buffer.alloc(16_384);

  read(): Map<string, InterfaceCounters> {
    let length = 0;
    for (;;) {
      const read = readSync(this.file, this.buffer, length, this.buffer.length - length, length);
      length += read;
      if (read === 0) return parseInterfaceCounters(this.buffer.subarray(0, length));
      if (length === this.buffer.length) this.buffer = Buffer.concat([this.buffer, Buffer.alloc(length)]);
    }
  }

  close(): void {
    closeSync(this.file);
  }
}
