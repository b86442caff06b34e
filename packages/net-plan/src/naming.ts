import type { LineIndex } from '@tresse/contracts';

/** Interface of a line's tunnel at the site. */
export function siteTunnel(line: LineIndex): string {
  return `tl${line}`;
}

/** Interface of a line's tunnel at the relay. */
export function relayTunnel(site: number, line: LineIndex): string {
  return `tr${site}-${line}`;
}
