/** The package on a fresh Debian: install, upgrade, purge. Needs root and Linux. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { PACKAGE, PATHS } from '@tresse/deb';
import { suite } from '../lab/suite.js';
import { freshRoot } from './fresh-root.js';
import { type Machine, startMachine } from './machine.js';
import { type TestPackage, testPackage } from './package.js';

let machine: Machine;
let built: TestPackage;
let before: string[];

/** Every path that a package may leave behind; what dpkg, apt and the journal keep of anything is theirs. */
async function paths(): Promise<string[]> {
  const theirs = ['/var/lib/dpkg', '/var/lib/apt', '/var/cache', '/var/log', '/root', '/etc/systemd/system'];
  const skip = theirs.flatMap((path) => ['-path', path, '-prune', '-o']);
  const found = await machine.run(['find', '/', '-xdev', ...skip, '-print']);
  return found.split('\n').sort();
}

const states = async () =>
  (await machine.exec(['systemctl', 'is-active', `${PACKAGE}.path`, `${PACKAGE}.service`])).stdout
    .split('\n')
    .slice(0, 2);

suite('the package', () => {
  beforeAll(async () => {
    await freshRoot();
    built = await testPackage();
    machine = await startMachine('package');
    before = await paths();
  }, 600_000);

  afterAll(async () => {
    await machine?.end();
    await built?.remove();
  });

  it('installs with what it depends on and nothing else, and waits for a claim', async () => {
    await machine.install(built.file);
    expect(await states()).toEqual(['active', 'inactive']);
    const enabled = await machine.run(['systemctl', 'is-enabled', `${PACKAGE}.path`, `${PACKAGE}.service`]);
    expect(enabled).toBe('enabled\nenabled\n');
    expect(await machine.run(['dpkg', '--verify', PACKAGE])).toBe('');
    expect(await machine.run(['stat', '-c', '%a %U:%G', '/etc/tresse'])).toBe('700 root:root\n');
  });

  it('runs on the distribution’s own Node', async () => {
    expect(await machine.run([PATHS.command, 'version'])).toBe(`${built.version}\n`);
    expect((await machine.exec([PATHS.command, 'run', '--role', 'nobody'])).code).toBe(2);
  });

  it('brings units that systemd has nothing to say against, and little to expose', async () => {
    const units = ['path', 'service'].map((kind) => `${PATHS.units}/${PACKAGE}.${kind}`);
    expect(await machine.exec(['systemd-analyze', 'verify', ...units])).toMatchObject({
      code: 0,
      stderr: '',
    });
    const argv = ['systemd-analyze', 'security', '--no-pager', '--threshold=30', `${PACKAGE}.service`];
    expect((await machine.exec(argv)).code).toBe(0);
  });

  it.each([
    ['en', 'joins several internet lines into one'],
    ['fr', 'réunit plusieurs lignes internet en une'],
  ])('has a manual in %s', async (language, words) => {
    const { code, stdout, stderr } = await machine.exec(['man', '--warnings', '-L', language, PACKAGE]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.replace(/\s+/g, ' ')).toContain(words);
  });

  it('starts the agent when a claim is put down, which says what is wrong with it', async () => {
    await machine.write(PATHS.claim, 'no claim');
    const argv = ['timeout', '20', 'journalctl', '-f', '-n', 'all', '-u', PACKAGE, '-o', 'cat'];
    const said = await machine.exec(['sh', '-c', `${argv.join(' ')} | grep -m 1 'is not a claim'`]);
    expect(said.stdout).toContain(PATHS.claim);
    await machine.run(['rm', PATHS.claim]);
  }, 30_000);

  it('keeps state and settings when it is upgraded', async () => {
    const settings = 'ROLE=relay\nARGS=\n';
    await machine.write(PATHS.settings, settings);
    const sums = () => machine.run(['sh', '-c', `sha256sum ${PATHS.state}/*.key`]);
    const keys = await sums();
    expect(keys).toContain('device.key');
    await machine.install(built.later);
    expect(await machine.run(['cat', PATHS.settings])).toBe(settings);
    expect(await sums()).toBe(keys);
    expect(await states()).toEqual(['active', expect.stringMatching(/^(inactive|failed)$/)]);
  });

  it('keeps them when it is removed, and leaves nothing when it is purged', async () => {
    await machine.run(['apt-get', 'remove', '-y', '-qq', PACKAGE]);
    expect(await machine.run(['ls', PATHS.state])).not.toBe('');
    await machine.run(['apt-get', 'purge', '-y', '-qq', PACKAGE]);
    const left = (await paths()).filter((path) => !before.includes(path));
    expect(left.filter((path) => /tresse/.test(path))).toEqual([]);
    const links = await machine.run(['find', '/etc/systemd/system', '-name', '*tresse*']);
    expect(links).toBe('');
  });
});
