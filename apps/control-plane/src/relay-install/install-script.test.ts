import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { installScript, refusingScript } from './install-script.js';

const INSTALLER = {
  baseUrl: 'https://portal.example.org',
  token: 'A-_z'.repeat(10).concat('abc'),
  packageSha256: '0f'.repeat(32),
  claim: 'tresse1.e30',
};

describe('the script that installs a relay', () => {
  const script = installScript(INSTALLER);

  it('begins with what it does and what it was told', () => {
    expect(script.slice(0, script.indexOf('\nsettings='))).toBe(`#!/bin/sh
# Makes this Debian server a Tresse relay: fetches the agent's package, checks it, installs it with what it needs
# from Debian, and enrols with a claim that works once. The kernel, and what it boots with, stay as they are.
set -u
umask 077
export LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive

base='https://portal.example.org'
token='A-_zA-_zA-_zA-_zA-_zA-_zA-_zA-_zA-_zA-_zabc'
sha256='${'0f'.repeat(32)}'
claim='tresse1.e30'
`);
  });

  it('does nothing before its last line has come', () => {
    const [last, ...before] = script.trimEnd().split('\n').reverse();
    expect(last).toBe('main "$@"');
    expect(before.filter((line) => /^[^\s#]/.test(line)).reverse()).toEqual(
      expect.not.arrayContaining([expect.stringMatching(/^(apt-get|fetch |begin |report )/)]),
    );
  });

  it('is small enough for every provider’s user data', () => {
    expect(Buffer.byteLength(script)).toBeLessThan(12 * 1024);
  });

  it('checks what it fetched before it installs it, and touches no kernel', () => {
    expect(script.indexOf('sha256sum -c')).toBeLessThan(
      script.indexOf('"$work/tresse-agent.deb" bpftool >> "$work/log"'),
    );
    expect(script).not.toMatch(/linux-image|dist-upgrade|apt-get upgrade/);
  });

  it('says of a Debian without a version that it is none of those it needs', () => {
    const directory = mkdtempSync(join(tmpdir(), 'install-script-'));
    writeFileSync(join(directory, 'os-release'), 'ID=debian\n');
    writeFileSync(join(directory, 'id'), '#!/bin/sh\necho 0\n', { mode: 0o755 });
    const nowhere = installScript({ ...INSTALLER, baseUrl: 'http://127.0.0.1:9' });
    const own = nowhere.replace('/etc/os-release', join(directory, 'os-release'));
    expect(own).not.toBe(nowhere);
    writeFileSync(join(directory, 'script'), own);
    const { status, stderr } = spawnSync('sh', [join(directory, 'script')], {
      env: { PATH: `${directory}:/usr/sbin:/usr/bin:/sbin:/bin` },
      encoding: 'utf8',
    });
    rmSync(directory, { recursive: true });
    expect(status).toBe(1);
    expect(stderr).toContain('a relay needs Debian 12 or 13.');
  });

  it('leaves the initramfs alone, but for what dpkg had left undone before and what a kernel has made', () => {
    const directory = mkdtempSync(join(tmpdir(), 'install-script-'));
    const part = /^spare_initramfs\(\) \{\n.*?^\}$/ms.exec(script)?.[0] ?? '';
    const run = (lines: string) =>
      spawnSync('sh', ['-euc', lines], { env: { PATH: '/usr/bin:/bin', work: directory }, encoding: 'utf8' });
    const spared = (undone: string) =>
      run(`dpkg() { printf '%s' '${undone}'; }\n${part}\nspare_initramfs; ls "$work/bin"; rm -r "$work/bin"`);
    expect(spared('udev is half configured')).toMatchObject({ status: 0, stdout: '' });
    expect(spared('')).toMatchObject({ status: 0, stdout: 'update-initramfs\n' });
    const asked = (words: string) =>
      run(`dpkg() { :; }\n${part.replace('/usr/sbin/update-initramfs', '/bin/echo made')}
spare_initramfs; "$work/bin/update-initramfs" ${words}; rm -r "$work/bin"`).stdout;
    expect([asked('-u'), asked('-c -k 6.1')]).toEqual(['', 'made -c -k 6.1\n']);
    rmSync(directory, { recursive: true });
  });

  it('puts no word of a stranger into the shell', () => {
    const hostile = installScript({ ...INSTALLER, baseUrl: "https://a.example/'$(reboot)'" });
    expect(hostile).toContain(`base='https://a.example/'\\''$(reboot)'\\'''`);
  });
});

it('the script of a command that is over says so and fails', () => {
  expect(refusingScript({ en: 'It’s over.', fr: 'C’est fini.' })).toBe(`#!/bin/sh
echo 'tresse-install: It’s over.' >&2
echo 'tresse-install: C’est fini.' >&2
exit 1
`);
});
