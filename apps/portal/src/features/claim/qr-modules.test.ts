import { describe, expect, it } from '@jest/globals';
import { qrModules } from './qr-modules';

describe('a QR code', () => {
  it('has its three finders within a quiet zone of four modules', () => {
    const { path, size } = qrModules('tresse1.abc');
    const dark = new Set(
      path
        .split('M')
        .slice(1)
        .map((move) => move.split('h')[0]),
    );
    const isDark = (column: number, row: number) => dark.has(`${column} ${row}`);
    const last = size - 5;
    for (const [column, row] of [
      [4, 4],
      [last, 4],
      [4, last],
    ] as const) {
      expect(isDark(column, row)).toBe(true);
    }
    expect(
      [...dark].every((place) =>
        (place ?? '').split(' ').every((at) => Number(at) >= 4 && Number(at) <= last),
      ),
    ).toBe(true);
  });

  it('has room for a claim', () => {
    const { size } = qrModules(`tresse1.${'x'.repeat(400)}`);
    expect(size).toBeLessThan(100);
  });
});
