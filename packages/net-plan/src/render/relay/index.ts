/** The host of a relay: each file a part of it, for the relay itself or for one of its sites. */
import type { RelayDesired, RelaySiteDesired } from '@tresse/contracts';
import { type HostState, type LineVerdicts, NO_VERDICTS, type Paths } from '../../host-state.js';
import { joinParts, type Part } from '../part.js';
import { mptcpLimits } from '../sysctl.js';
import type { Wanted } from '../wanted.js';
import { relayBareLinesPart } from './bare-lines.js';
import { relayBraidParts } from './braid/index.js';
import { clearLinesPart } from './clear-lines.js';
import type { RelayContext, ServedSite } from './context.js';
import { relayDirectPart } from './direct.js';
import { relayFacesPart } from './faces.js';
import { relayFallbackPart } from './fallback.js';
import { relayFilterPart } from './filter.js';
import { relayForwardsPart } from './forwards.js';
import { relayIpv6Part } from './ipv6.js';
import { relayProxyPart } from './proxy.js';
import { relayQualityPart } from './quality.js';
import { relaySettingsPart } from './settings.js';
import { relayTunnelsPart } from './tunnels.js';
import { relayTwinPart, relayTwinsPart } from './twin.js';

/** The whole host of a relay for all the sites it serves. */
export function renderRelay(
  desired: RelayDesired,
  sites: readonly RelaySiteDesired[],
  observed: HostState,
  verdicts: ReadonlyMap<number, LineVerdicts>,
  paths: Paths,
): Wanted {
  const relay = relayContext(desired, sites, observed, verdicts, paths);
  const served = relay.sites;
  const parts: Part[] = [
    relayFallbackPart(relay),
    relayTwinsPart(relay),
    relayFilterPart(relay),
    relayFacesPart(relay),
    relayProxyPart(relay),
    relayDirectPart(relay),
    ...served.flatMap((site) => [
      relayTunnelsPart(relay, site),
      ...relayBraidParts(relay, site),
      relayTwinPart(relay, site),
      relayForwardsPart(relay, site),
    ]),
    relayBareLinesPart(relay),
    clearLinesPart(relay),
    relayQualityPart(relay),
    relayIpv6Part(relay),
    relaySettingsPart(relay),
  ];
  return joinParts(parts, mptcpLimits(observed));
}

/** What the parts of a relay are made of; a site without lines was removed. */
export function relayContext(
  desired: RelayDesired,
  sites: readonly RelaySiteDesired[],
  observed: HostState,
  verdicts: ReadonlyMap<number, LineVerdicts>,
  paths: Paths,
): RelayContext {
  const served = sites
    .filter(({ lines }) => lines.length > 0)
    .sort((a, b) => a.site.index - b.site.index)
    .map((site): ServedSite => ({ site, verdicts: verdicts.get(site.site.index) ?? NO_VERDICTS }));
  return { desired, observed, paths, sites: served };
}
