import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeHeartbeat, encodeHeartbeat, HEARTBEAT_BYTES, type Heartbeat } from './packet.js';

const bits = (n: number) => fc.integer({ min: 0, max: 2 ** n - 1 });
const anyHeartbeat: fc.Arbitrary<Heartbeat> = fc.record({
  line: fc.integer({ min: 1, max: 8 }),
  wantsReply: fc.boolean(),
  leaving: fc.boolean(),
  session: bits(32),
  sequence: bits(32),
  sentAt: bits(32),
  echo: fc.option(fc.record({ sentAt: bits(32), holdUs: bits(32) })),
  news: bits(16),
  deaf: bits(8),
  want: bits(8),
  fast: bits(8),
  nextMs: bits(16),
  stallMs: bits(16),
  report: fc.option(fc.record({ delayMs: bits(16), receivedKbit: bits(31), isWhole: fc.boolean() })),
  atMostKbit: fc.option(bits(32)),
});

describe('a heartbeat on the wire', () => {
  it('comes out as it went in', () => {
    fc.assert(
      fc.property(anyHeartbeat, (beat) => {
        expect(decodeHeartbeat(encodeHeartbeat(beat))).toEqual(beat);
      }),
    );
  });

  it('is refused cut short, lengthened, of another version, of no line, or with unknown flags', () => {
    const bytes = encodeHeartbeat({ ...sample(), line: 8 });
    const spoilt = (at: number, value: number) => bytes.map((byte, i) => (i === at ? value : byte));
    expect(decodeHeartbeat(bytes.subarray(0, HEARTBEAT_BYTES - 1))).toBeUndefined();
    expect(decodeHeartbeat(Uint8Array.from([...bytes, 0]))).toBeUndefined();
    for (const [at, value] of [
      [0, 0],
      [2, 1],
      [3, 8],
      [3, 16],
      [3, 32],
      [4, 0],
      [4, 9],
      [24, 1],
    ] as const) {
      expect(decodeHeartbeat(spoilt(at, value))).toBeUndefined();
    }
  });

  it('is all that the parser lets through, whatever comes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 0, maxLength: 64 }), anyHeartbeat, (noise, beat) => {
        const bytes = encodeHeartbeat(beat);
        bytes.set(noise.subarray(0, HEARTBEAT_BYTES - 4), 4);
        for (const input of [noise, bytes]) {
          const decoded = decodeHeartbeat(input);
          if (decoded) expect([...encodeHeartbeat(decoded)]).toEqual([...input]);
        }
      }),
    );
  });
});

function sample(): Heartbeat {
  const masks = { deaf: 0, want: 0, fast: 0 };
  const counts = { session: 1, sequence: 2, sentAt: 3, news: 4, nextMs: 20, stallMs: 5 };
  return {
    line: 1,
    wantsReply: false,
    leaving: false,
    echo: null,
    report: null,
    atMostKbit: null,
    ...masks,
    ...counts,
  };
}
