import { isSpreadName, type Spread } from '@tresse/net-plan';

/** Our table as the kernel tells it, taken apart. */
export interface FirewallListing {
  /** All but what stands in the maps that verdicts change. */
  readonly fixed: string;
  readonly spreads: readonly Spread[];
}

const MAP = /^\tmap (\S+) \{\n([^}]*?)(?:\t\telements = \{([^}]*)\}\n)?\t\}\n/gm;

/** Takes the answer of `nft -s list table` apart (nft(8), «Maps»): `elements = { 0 : 0x000000c9, … }` by slot. */
export function splitListing(text: string): FirewallListing {
  const spreads: Spread[] = [];
  const fixed = text.replace(MAP, (whole, name: string, type: string, elements = '') => {
    if (!isSpreadName(name)) return whole;
    spreads.push({ name, marks: marksOf(elements) });
    return `\tmap ${name} {\n${type}\t}\n`;
  });
  return { fixed, spreads };
}

function marksOf(elements: string): number[] {
  const marks: number[] = [];
  for (const [, slot, mark] of elements.matchAll(/(\d+) : (0x[0-9a-f]+)/g))
    marks[Number(slot)] = Number(mark);
  return Array.from(marks, (mark) => mark ?? 0);
}
