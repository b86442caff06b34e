import {
  type Id,
  type Ipv4,
  isDirect,
  type LineIndex,
  type LineRates,
  type RelaySiteDesired,
  type SiteDesired,
} from '@tresse/contracts';
import { bareLines } from './bare-lines.js';
import type { HostState, LineVerdicts } from './host-state.js';
import { bareLineMark, lineInterface, relayTunnel, siteTunnel } from './naming.js';
import { heldRate, type RatedLine } from './rates.js';
import { heardFrom, wayToInternet } from './render/relay/heard-from.js';

/** A line that this end holds to a rate, and by what the proxy's connections over it are told from others. */
export interface ConnectionEnds {
  readonly siteId: Id;
  readonly lineId: Id;
  readonly index: LineIndex;
  /** The end of a connection that has the address. */
  readonly end: 'src' | 'dst';
  readonly address: Ipv4;
  /** The interface by which they leave; others may leave by it too. */
  readonly device: string;
  /** What this end may send by the line, in kbit/s, and its round trip without queues, in ms. */
  readonly kbit: number;
  readonly roundTripMs: number;
}

type Place = Pick<ConnectionEnds, 'end' | 'address' | 'device'>;

/** The connections that a site's proxy has over its lines: from the tunnels' addresses, or the lines' own. */
export function siteConnectionEnds(
  desired: SiteDesired,
  observed: HostState,
  verdicts: LineVerdicts,
): ConnectionEnds[] {
  const bare = isDirect(desired.braid) ? bareLines(desired, observed, verdicts) : null;
  return ends(desired, 'upKbit', verdicts, (line): Place | null => {
    if (bare === null) {
      return { end: 'src', address: line.tunnel.address, device: siteTunnel(line.index, desired.moves) };
    }
    const address = bare.find(({ lineId }) => lineId === line.id)?.address;
    return address === undefined ? null : { end: 'src', address, device: lineInterface(line) };
  });
}

/** The connections that a relay's proxy has with a site: to the tunnels' addresses, or to where the tunnels are heard from. */
export function relayConnectionEnds(
  site: RelaySiteDesired,
  observed: HostState,
  verdicts: LineVerdicts,
): ConnectionEnds[] {
  const own = isDirect(site.braid) ? ownAddresses(site, observed) : null;
  const device = wayToInternet(observed)?.interface;
  return ends(site, 'downKbit', verdicts, ({ index, tunnel }): Place | null => {
    if (own === null)
      return { end: 'dst', address: tunnel.address, device: relayTunnel(site.site.index, index) };
    const address = own.get(index);
    return address === undefined || device === undefined ? null : { end: 'dst', address, device };
  });
}

/** From where the relay hears those of a site's lines that share their address with no other. */
function ownAddresses(
  { site, lines }: Pick<RelaySiteDesired, 'site' | 'lines'>,
  observed: HostState,
): ReadonlyMap<LineIndex, Ipv4> {
  const heard = lines.map(({ index }) => heardFrom(observed, relayTunnel(site.index, index)));
  return new Map(
    lines.flatMap(({ index }, at) => {
      const address = heard[at] ?? null;
      const isAlone = heard.filter((other) => other === address).length === 1;
      return address !== null && isAlone ? [[index, address]] : [];
    }),
  );
}

/** A line of which the relay counts what comes by it, by the mark of its connections; others may come by the interface too. */
export interface CountedLine {
  readonly siteId: Id;
  readonly index: LineIndex;
  readonly mark: number;
  readonly device: string;
}

/**
 * The bare lines of a site that its relay tells apart with certainty. Of lines that share an address it can't say which
 * carries a connection's first subflow.
 */
export function relayCountedLines(served: RelaySiteDesired, observed: HostState): CountedLine[] {
  const { site, braid } = served;
  const device = wayToInternet(observed)?.interface;
  if (!isDirect(braid) || device === undefined) return [];
  return [...ownAddresses(served, observed).keys()].map((index) => ({
    siteId: site.id,
    index,
    mark: bareLineMark(site.index, index),
    device,
  }));
}

interface Settings<L> extends Pick<SiteDesired, 'braid' | 'quality'> {
  readonly site: { readonly id: Id };
  readonly lines: readonly L[];
}

function ends<L extends RatedLine & { readonly id: Id }>(
  { site, braid, quality, lines }: Settings<L>,
  direction: keyof LineRates,
  verdicts: LineVerdicts,
  placeOf: (line: L) => Place | null,
): ConnectionEnds[] {
  if (braid.profile !== 'mptcp') return [];
  return lines.flatMap((line) => {
    const kbit = heldRate(line, direction, { quality }, verdicts);
    const roundTripMs = verdicts.roundTrips?.[line.index];
    const place = placeOf(line);
    if (kbit === null || roundTripMs === undefined || place === null) return [];
    return [{ siteId: site.id, lineId: line.id, index: line.index, ...place, kbit, roundTripMs }];
  });
}
