import type { DesiredBody, Id } from '@tresse/contracts';
import { compileRemovedSite, compileSite } from './compile.js';
import type { SiteToCompile } from './desired-state.repository.js';
import type { TunnelKeys } from './tunnel-keys.js';

/** What one device is told; nothing while there is none. */
export interface End {
  device: Id | null;
  body: DesiredBody;
  heldUntil?: Date | undefined;
}

/** A place that the site has left: its former relay is told to take it down. */
export interface LeftPlace {
  relayDevice: Id;
  relayIndex: number;
}

/** What both ends are told of the site; nothing while it cannot be put into documents. */
export function siteEnds(site: SiteToCompile, keys: TunnelKeys, heldUntil: Date | undefined): End[] {
  if (site.removed) return [{ device: site.relayDevice, body: compileRemovedSite(site.rows.site) }];
  const compiled = compileSite(site.rows, keys);
  if (!compiled.ready) return [];
  return [
    { device: site.siteDevice, body: compiled.site, heldUntil },
    { device: site.relayDevice, body: compiled.relay },
  ];
}

/** What a relay is told of a site that has left it. */
export function leftEnd(site: SiteToCompile, left: LeftPlace): End {
  return {
    device: left.relayDevice,
    body: compileRemovedSite({ ...site.rows.site, index: left.relayIndex }),
  };
}
