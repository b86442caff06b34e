import { z } from 'zod';
import { Id } from '../id.js';
import { BypassFallback } from '../settings/bypass.js';
import { LineIndex } from '../settings/line.js';
import { Ipv6Opening } from '../settings/opening.js';
import { PortForward } from '../settings/port-forward.js';
import { PriorityRule, Quality } from '../settings/quality.js';
import { TrafficMatch } from '../settings/traffic.js';

/** Traffic that the site leads out by one line, outside the braid; in order, the first that fits holds. */
export const SiteBypass = z.strictObject({
  id: Id,
  match: TrafficMatch,
  line: LineIndex,
  whenDown: BypassFallback,
});
export type SiteBypass = z.infer<typeof SiteBypass>;

/** Quality of service at either end; at the relay the matches hold with source and destination exchanged. */
export const DesiredQuality = Quality.omit({ duplicateVoice: true }).extend({
  priorities: z.array(PriorityRule.pick({ match: true, class: true })),
});
export type DesiredQuality = z.infer<typeof DesiredQuality>;

/** Ports of the public address that lead to a host of the LAN, as the site must open them. */
export const SitePortForward = PortForward.omit({ name: true }).required({ id: true });
export type SitePortForward = z.infer<typeof SitePortForward>;

/** Public ports that the relay leads into a site's tunnels, to the same ports of the site's bond address. */
export const RelayPortForward = SitePortForward.omit({ toAddress: true, toPort: true });
export type RelayPortForward = z.infer<typeof RelayPortForward>;

/** Ports of a device of the LAN that the relay lets the internet reach by IPv6. */
export const RelayOpening = Ipv6Opening.omit({ name: true });
export type RelayOpening = z.infer<typeof RelayOpening>;
