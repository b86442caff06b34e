import type { Ipv4, SiteDesired, SiteLine } from '@tresse/contracts';
import { hostOf, networkOf } from '@tresse/contracts';
import type { HostState, LineVerdicts, Paths } from '../../host-state.js';
import { lineInterface, siteTunnel } from '../../naming.js';
import { anySet, interfaces } from '../firewall.js';

/** A line whose interface the host has, with the address and gateway that it uses now. */
export interface PresentLine {
  readonly line: Omit<SiteLine, 'interface'>;
  readonly index: number;
  /** The interface of the box that it stands on. */
  readonly parent: string;
  /** The interface on which its address lives (`lineInterface`). */
  readonly device: string;
  readonly address: Ipv4 | null;
  readonly gateway: Ipv4 | null;
}

/** All that the parts of a site's host are made of. */
export interface SiteContext {
  readonly desired: SiteDesired;
  readonly observed: HostState;
  readonly verdicts: LineVerdicts;
  readonly paths: Paths;
  readonly lines: readonly PresentLine[];
  /** The networks whose devices the box serves, as nft matches them: the LAN, and those behind the customer's router. */
  readonly inside: string;
  /** Whether the host has the LAN's interface. */
  readonly lanPresent: boolean;
  /** The interfaces of all tunnels, as a set of nft. */
  readonly tunnels: string;
}

export function siteContext(
  desired: SiteDesired,
  observed: HostState,
  verdicts: LineVerdicts,
  paths: Paths,
): SiteContext {
  return {
    desired,
    observed,
    verdicts,
    paths,
    lines: presentLines(desired, observed),
    inside: insideOf(desired),
    lanPresent: observed.links.some(({ name }) => name === desired.lan.interface),
    tunnels: interfaces(desired.lines.map((line) => siteTunnel(line.index))),
  };
}

function insideOf({ lan: { address, mode } }: SiteDesired): string {
  const behind = mode.kind === 'in-front' ? mode.networks : [];
  return behind.length === 0 ? networkOf(address) : anySet([address, ...behind].map(networkOf));
}

/** The lines whose interfaces exist. A static line carries its address; of the others the host knows it. */
function presentLines(desired: SiteDesired, observed: HostState): PresentLine[] {
  return desired.lines
    .filter((line) => observed.links.some((link) => link.name === line.interface))
    .map((line) => {
      const { index, interface: parent } = line;
      const device = lineInterface(line);
      return { line, index, parent, device, ...addressOf(line, device, observed) };
    });
}

function addressOf(
  { addressing }: SiteLine,
  device: string,
  observed: HostState,
): Pick<PresentLine, 'address' | 'gateway'> {
  if (addressing.method === 'static') {
    return { address: hostOf(addressing.address), gateway: addressing.gateway };
  }
  const fact = observed.lineFacts.find((known) => known.interface === device);
  return { address: fact?.address ?? null, gateway: fact?.gateway ?? null };
}
