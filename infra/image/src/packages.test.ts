import { describe, expect, it } from '@jest/globals';
import { withPackage } from './agent-package.js';
import { keyOf } from './base-tree.js';
import { packageList, readDpkgStatus } from './dpkg-status.js';
import { bootstrapArguments, kernelPackage } from './packages.js';
import { planned } from './resolve-packages.js';
import { billOfMaterials, licencesIn } from './sbom.js';

const STATUS = `Package: nftables
Status: install ok installed
Architecture: arm64
Version: 1.1.3-1

Package: gone
Status: deinstall ok config-files
Version: 1

Package: libc6
Status: install ok installed
Architecture: arm64
Source: glibc (2.41-12)
Version: 2.41-12+deb13u1
Description: GNU C Library
 with Version: words
`;

const STRUCTURED = 'Files: *\nLicense: GPL-2+\n Text\n\nFiles: debian/*\nLicense: Expat\n\nLicense: GPL-2+\n';
const FREE = 'It is under the GNU LGPL, see /usr/share/common-licenses/LGPL-2.1.\n';

describe('the list of packages', () => {
  it('has what is installed, by name', () => {
    expect(packageList(readDpkgStatus(STATUS))).toBe('libc6 2.41-12+deb13u1 arm64\nnftables 1.1.3-1 arm64\n');
  });

  it('reads what apt would install', () => {
    const text =
      'Inst libc6 (2.41-12 Debian:13/stable [arm64])\nConf libc6 (2.41-12 Debian)\nInst a:arm64 [1] (2 X)\n';
    expect([...planned(text)]).toEqual([
      ['libc6', '2.41-12'],
      ['a', '2'],
    ]);
  });

  it('has the kernel of the modules’ release, without tools for an initrd', () => {
    expect(kernelPackage(['linux-modules-arm64', 'linux-modules-7.3.4+deb13-arm64'])).toBe(
      'linux-binary-7.3.4+deb13-arm64',
    );
    expect(() => kernelPackage(['linux-modules-arm64'])).toThrow(RangeError);
  });

  it('decides by its versions which tree of the cache is used', () => {
    const resolved = { wanted: ['a'], versions: ['a=1'], kernelRelease: '7' };
    const key = keyOf(resolved, 'deb x');
    expect(keyOf({ ...resolved }, 'deb x')).toBe(key);
    expect(keyOf({ ...resolved, versions: ['a=2'] }, 'deb x')).not.toBe(key);
    expect(keyOf(resolved, 'deb y')).not.toBe(key);
  });

  it('is installed in a user namespace, with licences and without manuals', () => {
    const args = bootstrapArguments(['a', 'b'], { sources: '/s.list', tar: '/t.tar' });
    expect(args).toEqual(
      expect.arrayContaining(['--mode=unshare', '--architectures=arm64', '--include=a,b']),
    );
    expect(args.slice(-3)).toEqual(['trixie', '/t.tar', '/s.list']);
    const exclude = args.indexOf('--dpkgopt=path-exclude=/usr/share/doc/*');
    expect(args.indexOf('--dpkgopt=path-include=/usr/share/doc/*/copyright')).toBeGreaterThan(exclude);
  });
});

describe('the bill of materials', () => {
  it('names licences as Debian does, once each', () => {
    expect(licencesIn(STRUCTURED)).toEqual(['Expat', 'GPL-2+']);
    expect(licencesIn(FREE)).toEqual(['LGPL-2.1']);
    expect(licencesIn('')).toEqual([]);
  });

  it('is CycloneDX with a package URL for each package, and the same for the same contents', () => {
    const contents = {
      version: '0.1.0',
      timestamp: '2026-11-22T00:00:00.000Z',
      packages: readDpkgStatus(STATUS),
      copyrights: new Map([['libc6', FREE]]),
    };
    const document = JSON.parse(billOfMaterials(contents));
    expect(document).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.6' });
    expect(document.components[1]).toMatchObject({
      name: 'libc6',
      purl: 'pkg:deb/debian/libc6@2.41-12%2Bdeb13u1?arch=arm64&distro=debian-13',
      licenses: [{ license: { name: 'LGPL-2.1' } }],
      properties: [{ name: 'debian:source', value: 'glibc 2.41-12' }],
    });
    expect(billOfMaterials(contents)).toBe(
      billOfMaterials({ ...contents, copyrights: new Map(contents.copyrights) }),
    );
  });
});

describe('the record of the agent’s package', () => {
  it('stands behind the tree’s, as installed', () => {
    const status = 'Package: dash\nStatus: install ok installed\nVersion: 0.5\nArchitecture: arm64\n\n\n';
    const control = 'Package: tresse-agent\nVersion: 1.2.3\nArchitecture: all\nDescription: agent\n text\n';
    expect(readDpkgStatus(withPackage(status, control)).map(({ name, version }) => [name, version])).toEqual([
      ['dash', '0.5'],
      ['tresse-agent', '1.2.3'],
    ]);
  });
});
