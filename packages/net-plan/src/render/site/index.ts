/** The host of a site's box: each file a part of it. */
import type { SiteDesired } from '@tresse/contracts';
import type { HostState, LineVerdicts, Paths } from '../../host-state.js';
import { joinParts } from '../part.js';
import { mptcpLimits } from '../sysctl.js';
import type { Wanted } from '../wanted.js';
import { bareLinesPart } from './bare-lines.js';
import { braidParts } from './braid/index.js';
import { bypassPart } from './bypass.js';
import { siteContext } from './context.js';
import { dhcpClientPart } from './dhcp-client.js';
import { domainsPart } from './domains.js';
import { fallbackParts } from './fallback.js';
import { filterPart } from './filter.js';
import { forwardsPart } from './forwards.js';
import { freshStartPart } from './fresh-start.js';
import { ipv6Parts } from './ipv6.js';
import { lanPart } from './lan.js';
import { lanModePart } from './lan-mode.js';
import { lanServicesPart } from './lan-services.js';
import { leavingPart } from './leaving.js';
import { linesPart } from './lines.js';
import { managementPart } from './management.js';
import { pppoePart } from './pppoe.js';
import { prioritiesPart } from './priorities.js';
import { qualityPart } from './quality.js';
import { settingsPart } from './settings.js';
import { throttlePart } from './throttle.js';
import { tunnelsPart } from './tunnels.js';
import { twinPart } from './twin.js';
import { wifiPart } from './wifi.js';

/** The whole host, as the desired state and the verdicts want it. */
export function renderSite(
  desired: SiteDesired,
  observed: HostState,
  verdicts: LineVerdicts,
  paths: Paths,
): Wanted {
  const site = siteContext(desired, observed, verdicts, paths);
  const parts = [
    ...fallbackParts(site),
    filterPart(site),
    linesPart(site),
    wifiPart(site),
    dhcpClientPart(site),
    pppoePart(site),
    tunnelsPart(site),
    leavingPart(site),
    freshStartPart(site),
    lanModePart(site),
    lanPart(site),
    ...forwardsPart(site),
    lanServicesPart(site),
    domainsPart(site),
    bypassPart(site),
    ...ipv6Parts(site),
    ...braidParts(site),
    twinPart(site),
    throttlePart(site),
    managementPart(site),
    prioritiesPart(site),
    bareLinesPart(site),
    qualityPart(site),
    settingsPart(site),
  ];
  return joinParts(parts, mptcpLimits(observed));
}
