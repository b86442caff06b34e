import type { StepOf } from '@tresse/net-plan';

/** A step as one line of `nft`, which is one transaction: no packet finds the map empty. Source: nft(8), «Maps». */
export function nftLine({ spread: { name, marks } }: StepOf<'set-spread'>): string {
  const elements = marks.map((mark, slot) => `${slot} : ${mark}`).join(', ');
  return `flush map inet tresse ${name} ; add element inet tresse ${name} { ${elements} }`;
}
