import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { type Build, contents } from './contents.js';

const PART = {
  folder: 'node_modules/@some/part',
  name: '@some/part',
  version: '1.2.3',
  license: 'MIT',
  text: 'MIT License\n\nCopyright (c) 2020 Somebody\n\nPermission is hereby granted',
};
const BUILD: Build = {
  version: '0.1.0',
  agent: Buffer.from('the agent'),
  parts: [PART],
  time: new Date('2026-11-22T05:00:09Z'),
};

const textOf = (path: string) => {
  const found = contents(BUILD).find((entry) => entry.path === path)?.content;
  if (found === undefined) throw new Error(`${path} is not in the package`);
  return path.endsWith('.gz') ? gunzipSync(found).toString() : found.toString();
};

describe('the package’s contents', () => {
  it('are these, with these modes', () => {
    expect(contents(BUILD).map(({ path, mode }) => `${mode.toString(8)} ${path}`)).toEqual([
      '700 etc/tresse',
      '644 etc/tresse/agent.conf',
      '755 usr/bin/tresse-agent',
      '644 usr/lib/tresse/agent.mjs',
      '644 usr/lib/systemd/system/tresse-agent.service',
      '644 usr/lib/systemd/system/tresse-agent.path',
      '644 usr/share/doc/tresse-agent/changelog.gz',
      '644 usr/share/doc/tresse-agent/copyright',
      '644 usr/share/lintian/overrides/tresse-agent',
      '644 usr/share/man/man8/tresse-agent.8.gz',
      '644 usr/share/man/fr/man8/tresse-agent.8.gz',
      '644 DEBIAN/control',
      '644 DEBIAN/conffiles',
      '755 DEBIAN/postinst',
      '755 DEBIAN/prerm',
      '755 DEBIAN/postrm',
    ]);
  });

  it('say what they depend on, for any architecture', () => {
    expect(textOf('DEBIAN/control')).toContain('\nArchitecture: all\n');
    expect(textOf('DEBIAN/control')).toContain(`
Depends: systemd (>= 252), nodejs (>= 18.13), haproxy, mptcpize, nftables, iproute2, netbase, kmod, wireguard-tools, openvpn, dnsmasq-base, udhcpc, ppp
Recommends: modemmanager, wpasupplicant, bpftool
Suggests: wireguard-go
`);
  });

  it('keep what a person has written into the settings', () => {
    expect(textOf('DEBIAN/conffiles')).toBe('/etc/tresse/agent.conf\n');
  });

  it('give the licence of each part that is in the agent’s file', () => {
    expect(textOf('usr/share/doc/tresse-agent/copyright')).toContain(`
Files: node_modules/@some/part/*
Copyright: 2020 Somebody
License: MIT-some-part
Comment: @some/part 1.2.3, in /usr/lib/tresse/agent.mjs
`);
    expect(textOf('usr/share/doc/tresse-agent/copyright')).toMatch(
      /\nLicense: MIT-some-part\n MIT License\n \.\n Copyright \(c\) 2020 Somebody\n \.\n Permission is hereby granted\n$/,
    );
  });

  it('tell the time that they are of, and no other', () => {
    expect(textOf('usr/share/doc/tresse-agent/changelog.gz')).toContain(
      '  Sun, 22 Nov 2026 05:00:09 +0000\n',
    );
    expect(contents(BUILD)).toEqual(contents(BUILD));
  });

  it('have the same chapters in both manuals, with dashes that can be typed', () => {
    const manuals = ['man/man8', 'man/fr/man8'].map((path) => textOf(`usr/share/${path}/tresse-agent.8.gz`));
    const shape = (text = '') =>
      text.split('\n').flatMap((line) => /^\.(SH|TP|PP|nf|fi)/.exec(line)?.[0] ?? []);
    expect(shape(manuals[1])).toEqual(shape(manuals[0]));
    for (const text of manuals) expect(text).toMatch(/^\.B \\-\\-role site\|relay$/m);
  });

  it('run nothing of the system’s while an image is made', () => {
    for (const name of ['postinst', 'prerm', 'postrm']) {
      const script = textOf(`DEBIAN/${name}`);
      const outside = script.replace(/^if \[ -d \/run\/systemd\/system \]; then\n(?: .*\n)+fi\n/gm, '');
      expect(outside).not.toMatch(/systemctl|deb-systemd-invoke/);
    }
  });
});
