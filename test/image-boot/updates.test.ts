/** An update of the system: a signed bundle, installed by the box's own RAUC into the slot that does not run. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { makeBundle, places, type Signing, slotFile } from '@tresse/image';
import { readBoot, takeRoot } from './card.js';
import { flash } from './flash.js';
import { closeFolder, openFolder } from './folder.js';
import { Machine } from './machine.js';

jest.setTimeout(3_600_000);

let folder: string;
let card: string;
let machine: Machine | undefined;

beforeAll(async () => {
  folder = await openFolder('tresse-update-');
  card = join(folder, 'card.img');
  await flash(card, { claim: 'made-up-claim-of-no-control-plane', bytes: 2 ** 31 });
}, 300_000);

afterEach(async () => {
  await machine?.cutPower();
});

afterAll(() => closeFolder(folder));

/** Somebody who signs releases, with a certificate of their own. */
function signer(name: string): Signing {
  const [certificate, key] = [join(folder, `${name}.pem`), join(folder, `${name}.key`)];
  const made = [
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-days',
    '3650',
  ];
  const names = ['-subj', `/CN=${name}`, '-keyout', key, '-out', certificate];
  execFileSync('openssl', [...made, ...names], { stdio: 'pipe' });
  return { certificate, key, keyring: certificate };
}

async function bundleBy(signing: Signing, root: string, output: string): Promise<void> {
  const sources = { root, hook: places(process.env).hook, version: '9.9.9' };
  await makeBundle(sources, signing, { folder: join(folder, 'bundle'), output });
}

/** A stick with these files and a script that the box runs as root, since nobody can log in to it. */
function stick(name: string, script: string, files: Record<string, string>): string {
  const [content, disk] = [join(folder, `${name}.d`), join(folder, `${name}.img`)];
  mkdirSync(content);
  for (const [to, from] of Object.entries(files)) copyFileSync(from, join(content, to));
  writeFileSync(join(content, 'run'), script);
  execFileSync('mkfs.ext4', ['-q', '-F', '-L', 'stick', '-d', content, disk, '1G'], { stdio: 'pipe' });
  return disk;
}

/** Starts the box with a stick, whose script ends with the word that is awaited. Resolves with what the console showed. */
async function runs(disk: string, ended: RegExp): Promise<string> {
  const command = "/bin/sh -c 'mkdir -p /run/stick && mount LABEL=stick /run/stick && sh /run/stick/run'";
  const words = `systemd.run="${command}" systemd.run_success_action=none systemd.run_failure_action=none`;
  machine = await Machine.start('virt', card, { disk, words });
  await machine.shows(ended);
  const shown = machine.everything();
  await machine.cutPower();
  return shown;
}

/** Said to the test; and RAUC is asked over D-Bus, which a script of the kernel's command line comes before. */
const BEGIN = 'tell() { echo "told: $*" >/dev/console; }\nsystemctl start dbus.socket';

/** What the box's script has told. */
const toldIn = (console: string) => Array.from(console.matchAll(/told: (.*?)\r?$/gm), ([, what]) => what);

describe('a signed update', () => {
  it('goes into the other slot, is tried, and stays once it is called good; nobody else’s does', async () => {
    const [releaser, somebody] = [signer('releaser'), signer('somebody')];
    const root = takeRoot(card, join(folder, 'root.squashfs'));
    const [ours, theirs] = [join(folder, 'ours.raucb'), join(folder, 'theirs.raucb')];
    await bundleBy(releaser, root, ours);
    await bundleBy(somebody, root, theirs);
    const install = `${BEGIN}
cp /run/stick/keyring.pem /etc/rauc/keyring.pem
rauc install /run/stick/theirs.raucb && tell theirs taken || tell theirs refused
rauc install /run/stick/ours.raucb && tell ours taken || tell ours refused
sync
tell end
`;
    const files = { 'keyring.pem': releaser.keyring, 'ours.raucb': ours, 'theirs.raucb': theirs };
    const shown = await runs(stick('install', install, files), /told: end/);
    expect(toldIn(shown)).toEqual(['theirs refused', 'ours taken', 'end']);
    expect(shown).toMatch(/theirs\.raucb: signature verification failed/);
    expect(readBoot(card, 'slot.txt')).toMatch(/^os_prefix=b\/\n#try=b\n/);

    const confirm = `${BEGIN}\nrauc status mark-good && tell good\nrauc status >/dev/console\nsync\ntell end\n`;
    const tried = await runs(stick('confirm', confirm, {}), /told: end/);
    expect(toldIn(tried)).toEqual(['good', 'end']);
    expect(tried).toMatch(/Trying slot b;[\s\S]*tresse: Slot b: /);
    expect(tried).toMatch(/Booted from: rootfs\.1 \(b\)/);
    expect(readBoot(card, 'slot.txt')).toBe(slotFile({ next: 'b', trying: null, bad: null }));

    machine = await Machine.start('virt', card);
    await machine.shows(/tresse: Slot b: [\s\S]*Started tresse-agent\.service/);
  });
});
