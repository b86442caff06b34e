/** What is known of the ways to regions before a site's own box has measured them: by another site of the tenant; pure. */
import type { Region, SiteRegions, SiteSummary } from '@tresse/contracts';

/** The region that is nearest to another site, as that site's box measured it. */
export interface NearRegion {
  /** Name of the other site. */
  site: string;
  code: string;
  ms: number;
}

/** The site whose box is to be asked: the newest that was ever heard. */
export function siteToAsk(sites: readonly SiteSummary[]): SiteSummary | undefined {
  const heard = sites.filter(({ lastSeenAt }) => lastSeenAt !== null);
  return heard.sort((a, b) => b.createdAt.localeCompare(a.createdAt))[0];
}

/** The region nearest to the site; null while its box has measured none that takes a site. */
export function nearestTo(site: SiteSummary, { nearest, regions }: SiteRegions): NearRegion | null {
  const region = regions.find(({ code }) => code === nearest);
  return region?.roundTrip ? { site: site.name, code: region.code, ms: region.roundTrip.ms } : null;
}

/**
 * The region that a new site's form begins with: the nearest known, the only one that is ready, or none. While none is
 * ready it is one all the same: whoever asks for it is told what comes, or has a relay ordered.
 */
export function firstRegion(regions: readonly Region[], near: NearRegion | null): string {
  const ready = regions.filter((region) => region.ready);
  if (ready.length === 0) return (regions.find(({ code }) => code === near?.code) ?? regions[0])?.code ?? '';
  if (ready.some(({ code }) => code === near?.code)) return near?.code ?? '';
  const [only, ...others] = ready;
  return only && others.length === 0 ? only.code : '';
}
