import { wireguardBytes } from '../heartbeat/budget.js';

/** Readings of a tunnel's counters, one way, over about a second: they tell the rate on the line below. */
export type Meter = readonly { readonly at: number; readonly bytes: number; readonly packets: number }[];

const SPAN_MS = 1_000;
const READ_EACH_MS = 100;
/** What WireGuard adds to a packet that needs no padding. */
const OVERHEAD = wireguardBytes(0);

/** With one more reading, at a time in ms; begins anew when the counters went back. */
export function withReading(meter: Meter, bytes: number, packets: number, at: number): Meter {
  const last = meter.at(-1);
  if (last && at - last.at < READ_EACH_MS) return meter;
  if (last && bytes < last.bytes) return [{ at, bytes, packets }];
  const kept = meter.filter((reading, place) => at - (meter[place + 1]?.at ?? reading.at) < SPAN_MS);
  return [...kept, { at, bytes, packets }];
}

/** IP-level bytes of the line, in kbit/s; null before a second of them is known. */
export function meteredKbit(meter: Meter): number | null {
  const [first, last] = [meter[0], meter.at(-1)];
  if (!first || !last || last.at - first.at < SPAN_MS * 0.9) return null;
  const bytes = last.bytes - first.bytes + (last.packets - first.packets) * OVERHEAD;
  return Math.round((bytes * 8) / (last.at - first.at));
}
