import { createHash } from 'node:crypto';
import { compareText, type InstalledPackage } from './dpkg-status.js';

/** What an image is made of, in the words of CycloneDX 1.6 (https://cyclonedx.org/docs/1.6/json/). */
export interface Contents {
  version: string;
  /** ISO 8601, in UTC. */
  timestamp: string;
  packages: readonly InstalledPackage[];
  /** Text of each package's copyright file, by the package's name. */
  copyrights: ReadonlyMap<string, string>;
}

/** The bill of materials as JSON: the same text for the same contents. */
export function billOfMaterials(contents: Contents): string {
  const { version, timestamp, packages, copyrights } = contents;
  const document = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuidOf(JSON.stringify([version, packages]))}`,
    version: 1,
    metadata: {
      timestamp,
      component: { type: 'operating-system', 'bom-ref': 'tresse-image', name: 'tresse-image', version },
    },
    components: [
      agent(version),
      ...packages.map((one) => component(one, licencesIn(copyrights.get(one.name) ?? ''))),
    ],
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function agent(version: string) {
  return {
    type: 'application',
    'bom-ref': 'tresse-agent',
    name: 'tresse-agent',
    version,
    licenses: [{ license: { id: 'Apache-2.0' } }],
  };
}

function component({ name, version, architecture, source }: InstalledPackage, licences: readonly string[]) {
  const qualifiers = `arch=${architecture}&distro=debian-13`;
  const purl = `pkg:deb/debian/${encodeURIComponent(name)}@${encodeURIComponent(version)}?${qualifiers}`;
  return {
    type: 'library',
    'bom-ref': purl,
    name,
    version,
    purl,
    licenses: licences.map((licence) => ({ license: { name: licence } })),
    properties: [{ name: 'debian:source', value: `${source.name} ${source.version}` }],
  };
}

/**
 * Short names of the licences in a Debian copyright file (DEP-5), which are not always SPDX's; for a file in free words,
 * the texts of /usr/share/common-licenses that it refers to.
 */
export function licencesIn(copyright: string): string[] {
  const structured = [...copyright.matchAll(/^License: *(\S.*)$/gm)].flatMap(
    ([, name]) => name?.trim() ?? [],
  );
  const referred = [...copyright.matchAll(/\/usr\/share\/common-licenses\/([A-Za-z0-9.-]*[A-Za-z0-9])/g)];
  const names = structured.length > 0 ? structured : referred.flatMap(([, name]) => name ?? []);
  return [...new Set(names)].toSorted(compareText);
}

/** A UUID of version 8 from a text (RFC 9562 §5.8). */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
