import {
  type Capabilities,
  Found,
  type Id,
  type Recommendation,
  type ReportedState,
  type Site,
  type SiteInput,
  type SiteLineView,
  type SiteSummary,
} from '@tresse/contracts';
import { claimView } from '../claims/claim-view.js';
import { lanIpv6 } from '../desired-state/addressing-plan.js';
import { capabilitiesOf, deviceView, reportedOf } from '../devices/device-view.js';
import { lineSettings } from '../lines/line-columns.js';
import { type LineFigures, NO_FIGURES, recommendBraid } from './recommendation/index.js';
import { rolloutView } from './rollout.js';
import { forwardOf, siteSettings } from './site-columns.js';
import { siteState, stateSince } from './site-state.js';
import type { SiteRow } from './sites.repository.js';

/** A site in a list. */
export function siteSummary(row: SiteRow): SiteSummary {
  const device = row.devices[0];
  const lines = lineViews(row, reportedOf(device));
  const facts = { createdAt: row.createdAt, device: device ?? null, lines };
  return {
    id: row.id,
    name: row.name,
    region: row.regionCode,
    state: siteState(facts),
    since: stateSince(facts).toISOString(),
    publicAddress: device ? (row.face?.address ?? row.relay.publicAddress) : null,
    lines: lines.map(({ id, index, name, kind, state, cause, since }) => ({
      id,
      index,
      name,
      kind,
      state,
      cause,
      since,
    })),
    lastSeenAt: device?.lastSeenAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}

/** What of a site's view stands elsewhere than in its rows. */
export interface BesideTheRows {
  /** When its newest generation was made. */
  changedAt: Date;
  /** Where the demo box is plugged in. */
  demo: Site['demo'];
  /** What its lines measured lately. */
  figures: ReadonlyMap<Id, LineFigures>;
  /** What its relay offers; null before the relay's first report. */
  relayCan: Capabilities | null;
}

/** A site in full. */
export function siteView(row: SiteRow, { changedAt, demo, figures, relayCan }: BesideTheRows): Site {
  const device = row.devices[0];
  const reported = reportedOf(device);
  const { lastSeenAt: _, ...summary } = siteSummary(row);
  const lines = lineViews(row, reported);
  return {
    ...summary,
    ...siteParts(row),
    publicPorts: device ? (row.face?.ports ?? null) : null,
    lines,
    ipv6Network: lanIpv6(row.relay.ipv6Prefix, row.relayIndex),
    relay: {
      id: row.relay.id,
      name: row.relay.name,
      online: row.relay.devices.some((relayDevice) => relayDevice.online),
      capabilities: relayCan,
    },
    strandedSince: row.strandedSince?.toISOString() ?? null,
    device: device ? deviceView(device) : null,
    found: Found.nullable().parse(row.found),
    recommendation: recommendation(capabilitiesOf(device), relayCan, lines, figures),
    claim: claimView(row.claims[0]),
    rollout: rolloutView({
      generation: row.generation,
      changedAt,
      awaited: device !== undefined && lines.length > 0,
      reported: reported?.scopes.find(({ scope }) => scope === `site:${row.id}`),
    }),
    demo,
  };
}

/** What people have chosen for the site, as they would send it. */
export function siteInput(row: SiteRow): SiteInput {
  return {
    name: row.name,
    region: row.regionCode,
    ...siteParts(row),
    lines: row.lines.map((line) => ({ id: line.id, ...lineSettings(line) })),
  };
}

function siteParts(row: SiteRow) {
  return { ...siteSettings(row), portForwards: row.portForwards.map(forwardOf) };
}

function lineViews(row: SiteRow, reported: ReportedState | undefined): SiteLineView[] {
  return row.lines.map((line) => {
    const known = reported?.lines.find(({ id }) => id === line.id);
    return {
      id: line.id,
      index: line.index,
      ...lineSettings(line),
      state: known?.state ?? 'unknown',
      cause: known?.cause ?? null,
      since: known?.since ?? null,
      usage: known?.usage ?? null,
      mptcp: known?.mptcp ?? 'unknown',
      carrier: known?.carrier ?? 'udp',
      modem: known?.modem ?? null,
      ipv6: known?.ipv6 ?? null,
    };
  });
}

function recommendation(
  box: Capabilities | null,
  relay: Capabilities | null,
  lines: readonly SiteLineView[],
  figures: BesideTheRows['figures'],
): Recommendation | null {
  if (!box || !relay || lines.length === 0) return null;
  const known = lines.map((line) => ({ ...line, ...(figures.get(line.id) ?? NO_FIGURES) }));
  return recommendBraid(known, { box, relay });
}
