// Runs beside another: it measures no time.
/** The file that a Wi-Fi line is told by, read by the real program. Needs Debian's package wpasupplicant. */
import { spawn } from 'node:child_process';
import { pbkdf2Sync } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { AddressingBy } from '@tresse/contracts';
import { NO_VERDICTS, planSite } from '@tresse/net-plan';
import { desiredSite } from './data-plane/desired.js';
import { bareHost } from './guest/bare-host.js';
import { suite } from './suite.js';

let directory: string;

const NETWORK = {
  method: 'wifi',
  ssid: 'Café "n°1"\\',
  security: 'wpa',
  password: 'a "b" # c\\',
  hidden: true,
  band: '5',
  country: 'FR',
} as const;

/** The file of a line that joins this network, as the box is told to write it. */
function fileOf(network: AddressingBy<'wifi'>): string {
  const site = desiredSite(`${'R'.repeat(42)}0=`);
  const lines = site.lines.map((line) => ({ ...line, interface: 'lo', addressing: network }));
  const paths = { stateDir: '/state', wireguardKey: '/state/wireguard.key' };
  const steps = planSite({
    desired: { ...site, lines },
    observed: bareHost(0),
    verdicts: NO_VERDICTS,
    paths,
  });
  const file = steps.find((step) => step.action === 'write-file' && step.path.endsWith('wifi-1.conf'));
  return file?.action === 'write-file' ? file.content : '';
}

/** What the program says of the network that it understood; it is told on a wire, for want of a radio. */
async function understood(text: string): Promise<string> {
  const path = join(directory, 'wifi.conf');
  await writeFile(path, text);
  const told = ['-dd', '-K', '-D', 'wired', '-i', 'lo', '-c', path];
  const program = spawn('wpa_supplicant', told, { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  program.stdout.on('data', (chunk) => {
    said += chunk;
    if (/Added interface|Failed to read/.test(said)) program.kill('SIGTERM');
  });
  await once(program, 'close');
  return said;
}

const hex = (bytes: Buffer) => bytes.toString('hex').replace(/(..)(?=.)/g, '$1 ');

suite('a Wi-Fi network', () => {
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'tresse-wifi-'));
  });
  afterAll(() => rm(directory, { recursive: true }));

  it('has the name and the key that were meant', async () => {
    const said = await understood(fileOf(NETWORK));
    const key = pbkdf2Sync(NETWORK.password, NETWORK.ssid, 4096, 32, 'sha1');
    expect(said).toContain(`PSK (from passphrase) - hexdump(len=32): ${hex(key)}`);
    expect(said).toContain(hex(Buffer.from(NETWORK.ssid)));
    expect(said).toContain('Added interface');
  });

  it('may be open', async () => {
    const { password: _, ...rest } = NETWORK;
    const said = await understood(fileOf({ ...rest, security: 'open', hidden: false, band: 'any' }));
    expect(said).toContain('key_mgmt: 0x4\n');
    expect(said).toContain('Added interface');
  });

  it('is not joined by a file that the program does not understand', async () => {
    const said = await understood(fileOf(NETWORK).replace('scan_ssid', 'scan_sid'));
    expect(said).toContain('unknown network field');
    expect(said).not.toContain('Added interface');
  });
});
