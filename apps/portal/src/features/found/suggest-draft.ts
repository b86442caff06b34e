/** What a box's interfaces seem to be, for people to say yes or no to; pure. */
import { type DemoBox, type FoundInterface, type Ipv4Cidr, overlaps } from '@tresse/contracts';
import type { LineDraft } from '../line-form/line-draft';
import type { SiteDraft } from '../site-form/draft';
import { type FoundAround, lineOf } from './found-draft';

/** LANs to fall back on, in this order, where a line's router hands out addresses of the wanted one. */
const OTHER_LANS = ['192.168.50.1/24', '192.168.77.1/24', '172.22.10.1/24', '10.83.10.1/24'] as const;

/**
 * The draft of a site without lines, with those that its box seems to have: what has an address, or reaches the
 * internet, is a line; the first wired interface at which something is plugged in that gives no address leads to the
 * LAN. Where none does, none is named, and a person has to say.
 */
export function suggestDraft(
  draft: SiteDraft,
  found: readonly FoundInterface[],
  around: FoundAround,
): SiteDraft {
  const lan = found.find((one) => isLan(one, around.demo))?.name ?? '';
  const lines: LineDraft[] = [];
  for (const one of found) {
    if (one.name !== lan && isLine(one, around.demo)) lines.push(lineOf(one, lines, around));
  }
  const address = around.demo?.lanAddress ?? clearOf(draft.lan.address, found);
  return { ...draft, lines, lan: { ...draft.lan, interface: lan, address } };
}

function isLine({ name, kind, address, internet, usedFor }: FoundInterface, demo: DemoBox | null): boolean {
  if (demo) return demo.lines.some((line) => line.interface === name);
  if (usedFor !== null) return usedFor === 'line';
  return kind !== 'wifi' && (address !== null || internet === true);
}

function isLan({ name, kind, carrier, address, usedFor }: FoundInterface, demo: DemoBox | null): boolean {
  if (demo) return name === demo.lanInterface;
  if (usedFor !== null) return usedFor === 'lan';
  return kind === 'ethernet' && carrier && address === null;
}

/** The LAN's address, or another where a line's network shares addresses with it. */
function clearOf(address: Ipv4Cidr, found: readonly FoundInterface[]): string {
  const clear = (lan: Ipv4Cidr) => !found.some((one) => one.address && overlaps(lan, one.address));
  return clear(address) ? address : (OTHER_LANS.find(clear) ?? address);
}
