import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PacketSizeScanner } from './packet-size-scanner.js';

/** A packet's fixed header: PUBLISH at QoS 1, and the remaining length (MQTT 3.1.1 §2.2.3). */
const header = (remaining: number): Buffer => {
  const bytes = [0x32];
  for (let rest = remaining; rest > 0 || bytes.length === 1; rest = Math.floor(rest / 128)) {
    bytes.push((rest % 128) | (rest >= 128 ? 0x80 : 0));
  }
  return Buffer.from(bytes);
};
const packet = (remaining: number): Buffer =>
  Buffer.concat([header(remaining), Buffer.alloc(remaining, 0xff)]);
const LIMIT = 400;
const size = fc.integer({ min: 0, max: LIMIT });

describe('the scanner of packet sizes', () => {
  it('accepts any packets within the limit, however they are cut into chunks', () => {
    fc.assert(
      fc.property(
        fc.array(size, { minLength: 1, maxLength: 8 }),
        fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1 }),
        (sizes, cuts) => {
          const scanner = new PacketSizeScanner(LIMIT);
          let rest = Buffer.concat(sizes.map(packet));
          for (let turn = 0; rest.length > 0; turn += 1) {
            const cut = cuts[turn % cuts.length] ?? 1;
            expect(scanner.accepts(rest.subarray(0, cut))).toBe(true);
            rest = rest.subarray(cut);
          }
        },
      ),
    );
  });

  it('refuses the first packet beyond the limit by its header alone', () => {
    fc.assert(
      fc.property(size, fc.integer({ min: 1, max: 40_000_000 }), (before, excess) => {
        const scanner = new PacketSizeScanner(LIMIT);
        expect(scanner.accepts(packet(before))).toBe(true);
        expect(scanner.accepts(header(LIMIT + excess))).toBe(false);
      }),
    );
  });

  it('refuses a length of more than four bytes', () => {
    expect(new PacketSizeScanner(1_000).accepts(Buffer.from([0x30, 0x80, 0x80, 0x80, 0x80]))).toBe(false);
  });
});
