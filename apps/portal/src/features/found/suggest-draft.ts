/** What a box's interfaces seem to be, for people to say yes or no to; pure. */
import { type DemoBox, type FoundInterface, type Ipv4Cidr, overlaps } from '@tresse/contracts';
import type { LineDraft } from '../line-form/line-draft';
import type { SiteDraft } from '../site-form/draft';
import { type FoundAround, lineOf } from './found-draft';

/** LANs to fall back on, in this order, where a line's router hands out addresses of the wanted one. */
const OTHER_LANS = ['192.168.50.1/24', '192.168.77.1/24', '172.22.10.1/24', '10.83.10.1/24'] as const;

/**
 * The draft of a site without lines, with those that its box seems to have: where a router answers, or the internet, is a
 * line; the first wired interface at which something else is plugged in leads to the LAN (a box that waits for its
 * settings may have given itself an address there). Where none does, none is named, and a person has to say.
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

function isLine(one: FoundInterface, demo: DemoBox | null): boolean {
  if (demo) return demo.lines.some((line) => line.interface === one.name);
  if (one.usedFor !== null) return one.usedFor === 'line';
  return one.kind !== 'wifi' && leadsOut(one);
}

function isLan(one: FoundInterface, demo: DemoBox | null): boolean {
  if (demo) return one.name === demo.lanInterface;
  if (one.usedFor !== null) return one.usedFor === 'lan';
  return one.kind === 'ethernet' && one.carrier && !leadsOut(one);
}

function leadsOut({ gateway, internet }: FoundInterface): boolean {
  return gateway !== null || internet === true;
}

/** The LAN's address, or another where a line's network shares addresses with it. */
function clearOf(address: Ipv4Cidr, found: readonly FoundInterface[]): string {
  const taken = found.filter(leadsOut).flatMap((one) => one.address ?? []);
  const clear = (lan: Ipv4Cidr) => !taken.some((network) => overlaps(lan, network));
  return clear(address) ? address : (OTHER_LANS.find(clear) ?? address);
}
