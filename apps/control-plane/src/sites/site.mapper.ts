import {
  Carrier,
  LineKind,
  Profile,
  type ReportedState,
  type Site,
  type SiteInput,
  type SiteLineView,
  type SiteSummary,
} from '@tresse/contracts';
import { claimView } from '../claims/claim-view.js';
import { deviceView, reportedOf } from '../devices/device-view.js';
import { lineAddressing, lineContract } from '../lines/line-columns.js';
import { rolloutView } from './rollout.js';
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
    publicAddress: device ? row.relay.publicAddress : null,
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

/** A site in full. `changedAt` is when its newest generation was made, `demo` where the demo box is plugged in. */
export function siteView(row: SiteRow, changedAt: Date, demo: Site['demo']): Site {
  const device = row.devices[0];
  const reported = reportedOf(device);
  const { lastSeenAt: _, ...summary } = siteSummary(row);
  return {
    ...summary,
    ...siteParts(row),
    lines: lineViews(row, reported),
    relay: {
      id: row.relay.id,
      name: row.relay.name,
      online: row.relay.devices.some((relayDevice) => relayDevice.online),
    },
    device: device ? deviceView(device) : null,
    claim: claimView(row.claims[0]),
    rollout: rolloutView({
      generation: row.generation,
      changedAt,
      enrolled: device !== undefined,
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
    lines: row.lines.map((line) => ({
      id: line.id,
      name: line.name,
      kind: LineKind.parse(line.kind),
      interface: line.interface,
      addressing: lineAddressing(line),
      contract: lineContract(line),
    })),
  };
}

function siteParts(row: SiteRow) {
  return {
    profile: Profile.parse(row.profile),
    carrier: Carrier.parse(row.carrier),
    lan: { interface: row.lanInterface, address: row.lanAddress },
    portForwards: row.portForwards.map((forward) => ({
      id: forward.id,
      name: forward.name,
      protocol: forward.protocol === 'udp' ? ('udp' as const) : ('tcp' as const),
      publicPort: forward.publicPort,
      toAddress: forward.toAddress,
      toPort: forward.toPort,
    })),
  };
}

function lineViews(row: SiteRow, reported: ReportedState | undefined): SiteLineView[] {
  return row.lines.map((line) => {
    const known = reported?.lines.find(({ id }) => id === line.id);
    return {
      id: line.id,
      index: line.index,
      name: line.name,
      kind: LineKind.parse(line.kind),
      interface: line.interface,
      addressing: lineAddressing(line),
      contract: lineContract(line),
      state: known?.state ?? 'unknown',
      cause: known?.cause ?? null,
      since: known?.since ?? null,
    };
  });
}
