/** The documents of two sites of two tenants and of the relay that both are on. */
import type { Braid, PublicFace, RelayDesired, RelaySiteDesired, SiteDesired } from '@tresse/contracts';
import { DESIRED_RELAY, DEVICES, desiredRelaySite, desiredSite } from '../data-plane/desired.js';
import type { SiteName } from './network.js';

/** Fast enough that the relay's own line is the narrow one. */
const CONTRACT = { downKbit: 60_000, upKbit: 60_000 };
const PLACES = {
  one: { index: 1, device: DEVICES.site, network: '192.168.50', block: 16 },
  two: { index: 2, device: '00000000-0000-4000-8000-000000000005', network: '192.168.60', block: 32 },
} as const;

export const BOXES = { one: PLACES.one.device, two: PLACES.two.device };
export { DEVICES };

/** What a test gives a site. */
export interface Given {
  readonly face: PublicFace | null;
  readonly braid: Braid;
}

export function site(name: SiteName, relayKey: string, { face, braid }: Given): SiteDesired {
  const { index, network, block } = PLACES[name];
  const base = desiredSite(relayKey);
  return {
    ...base,
    braid,
    publicAddress: face?.address ?? null,
    bondAddress: `10.77.0.${block + 15}`,
    lines: base.lines.map((line) => ({
      ...line,
      contract: CONTRACT,
      tunnel: {
        ...line.tunnel,
        address: `10.77.0.${block + line.index}`,
        peer: { ...line.tunnel.peer, port: 20_000 + index * 8 + line.index - 1 },
      },
    })),
    lan: { ...base.lan, address: `${network}.1/24` },
    portForwards: base.portForwards.map((forward) => ({ ...forward, toAddress: `${network}.10` })),
  };
}

export function relaySite(
  name: SiteName,
  siteKey: string,
  { face, braid }: Given,
  published: boolean,
): RelaySiteDesired {
  const { index, device, block } = PLACES[name];
  const base = desiredRelaySite(siteKey);
  return {
    ...base,
    site: { id: `00000000-0000-4000-8000-0000000000a${index}`, index, device },
    braid,
    face,
    bondAddress: `10.77.0.${block + 15}`,
    lines: base.lines.map((line) => ({
      ...line,
      contract: CONTRACT,
      tunnel: {
        ...line.tunnel,
        address: `10.77.0.${block + line.index}`,
        listenPort: 20_000 + index * 8 + line.index - 1,
      },
    })),
    portForwards: published ? base.portForwards : [],
  };
}

export const relay = (lineKbit: number | null): RelayDesired => ({ ...DESIRED_RELAY, lineKbit });
