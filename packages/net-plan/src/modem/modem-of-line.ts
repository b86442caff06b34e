import type { LineIndex, SiteDesired, SiteLine } from '@tresse/contracts';
import type { ModemLink } from './modem.js';

/**
 * Which modem serves which line: the one that the line names, else the one that has the line's interface, else the only
 * one left for the only line left. So a modem is found again when it comes back under another name.
 */
export function modemsOfLines<M extends ModemLink>(
  lines: readonly SiteLine[],
  modems: readonly M[],
): Map<LineIndex, M> {
  const found = new Map<LineIndex, M>();
  const open = () =>
    lines.filter(({ index, addressing: { method } }) => method === 'modem' && !found.has(index));
  const free = () => modems.filter((modem) => ![...found.values()].includes(modem));
  for (const { index, addressing } of open()) {
    const named = addressing.method === 'modem' && addressing.device;
    const modem = free().find(({ equipment }) => equipment === named);
    if (modem) found.set(index, modem);
  }
  const nameless = () =>
    open().filter(({ addressing }) => addressing.method === 'modem' && !addressing.device);
  for (const line of nameless()) {
    const modem = free().find(({ interfaces }) => interfaces.includes(line.interface));
    if (modem) found.set(line.index, modem);
  }
  const [[line, ...others], [modem, ...spare]] = [nameless(), free()];
  if (line && modem && others.length + spare.length === 0) found.set(line.index, modem);
  return found;
}

/** The site with the interface that each line's modem has now. */
export function withModems(desired: SiteDesired, modems: readonly ModemLink[]): SiteDesired {
  const found = modemsOfLines(desired.lines, modems);
  if (found.size === 0) return desired;
  const lines = desired.lines.map((line) => {
    const modem = found.get(line.index);
    return { ...line, interface: modem?.session?.interface ?? modem?.interfaces[0] ?? line.interface };
  });
  return { ...desired, lines };
}
