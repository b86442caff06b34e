/** An installed package. */
export interface InstalledPackage {
  name: string;
  version: string;
  architecture: string;
  /** The source package that it was built from, with its own version. */
  source: { name: string; version: string };
}

/** The installed packages of /var/lib/dpkg/status, by name (dpkg(1), deb822(5)). */
export function readDpkgStatus(text: string): InstalledPackage[] {
  return text
    .split(/\n\n+/)
    .map(fieldsOf)
    .filter((fields) => fields.get('Status') === 'install ok installed')
    .map((fields) => {
      const name = fields.get('Package') ?? '';
      const version = fields.get('Version') ?? '';
      return {
        name,
        version,
        architecture: fields.get('Architecture') ?? '',
        source: sourceOf(fields, name, version),
      };
    })
    .toSorted((one, other) => compareText(one.name, other.name));
}

function fieldsOf(paragraph: string): Map<string, string> {
  const pairs = paragraph.split('\n').flatMap((line): [string, string][] => {
    const match = /^([A-Za-z0-9-]+): ?(.*)$/.exec(line);
    return match?.[1] === undefined ? [] : [[match[1], match[2] ?? '']];
  });
  return new Map(pairs);
}

/** `Source: name (version)`; both are the package's own where they are not named. */
function sourceOf(fields: Map<string, string>, name: string, version: string) {
  const match = /^(\S+)(?: \((.+)\))?$/.exec(fields.get('Source') ?? '');
  return { name: match?.[1] ?? name, version: match?.[2] ?? version };
}

/** Order by code units: the same on every machine, whatever its language. */
export function compareText(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

/** `packages.txt`: one package a line, `name version architecture`. */
export function packageList(packages: readonly InstalledPackage[]): string {
  return packages.map(({ name, version, architecture }) => `${name} ${version} ${architecture}\n`).join('');
}
