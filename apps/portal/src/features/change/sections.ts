/** The parts in which a site's settings are shown, in the order of their need. */
export const SECTIONS = ['lines', 'braid', 'priorities', 'bypass', 'forwards', 'lan', 'about'] as const;
export type SectionName = (typeof SECTIONS)[number];

/** Where each part of the request is set, by the first name of its path. */
const HOMES: Record<string, SectionName> = {
  lines: 'lines',
  braid: 'braid',
  quality: 'priorities',
  bypass: 'bypass',
  portForwards: 'forwards',
  lan: 'lan',
};

/** The section that has the field of this path; what comes in by IPv6 is with what comes in by IPv4. */
export function sectionOf(path: string): SectionName {
  if (path === 'lan.openings' || path.startsWith('lan.openings.')) return 'forwards';
  return HOMES[path.split('.')[0] ?? ''] ?? 'about';
}

/** The section that an address shows; undefined when there is none of that name. */
export function sectionNamed(name: string | undefined): SectionName | undefined {
  return name === undefined ? SECTIONS[0] : SECTIONS.slice(1).find((section) => section === name);
}

/** Address of a section; the first has the settings' own. */
export function sectionAddress(siteId: string, section: SectionName): string {
  const settings = `/sites/${siteId}/edit`;
  return section === SECTIONS[0] ? settings : `${settings}/${section}`;
}

/** The first section, in the order shown, of those that have something at these paths. */
export function firstSection(paths: readonly string[]): SectionName | undefined {
  const wanted = new Set(paths.map(sectionOf));
  return SECTIONS.find((section) => wanted.has(section));
}
