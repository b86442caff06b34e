import qrcode from 'qrcode-generator';

/** Blank modules around a code, so that a camera finds it (ISO/IEC 18004, 9.1). */
const QUIET_ZONE = 4;

/** A text as a QR code: one path of its dark modules, each a unit square, in a square of `size` units. */
export function qrModules(text: string): { path: string; size: number } {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const count = code.getModuleCount();
  const places = Array.from({ length: count }, (_, place) => place);
  const path = places
    .flatMap((row) =>
      places
        .filter((column) => code.isDark(row, column))
        .map((column) => `M${column + QUIET_ZONE} ${row + QUIET_ZONE}h1v1h-1z`),
    )
    .join('');
  return { path, size: count + 2 * QUIET_ZONE };
}
