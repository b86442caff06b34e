import type { PortRange } from '@tresse/contracts';

/** Ports as nft writes them: `80`, or `8000-8010`. */
export function nftPorts({ first, last }: PortRange): string {
  return first === last ? String(first) : `${first}-${last}`;
}
