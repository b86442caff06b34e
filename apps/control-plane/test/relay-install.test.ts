import { createHash, randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type InstallCommand,
  type InstallReport,
  parseClaim,
  type Relay,
  type SiteEvent,
} from '@tresse/contracts';
import { Database } from '../src/database/index.js';
import { RelayInstall } from '../src/relay-install/index.js';
import { type Booted, boot } from './boot.js';
import { applicant, post } from './enrol.js';
import { Fleet } from './fleet.js';
import { type Browser, signUp } from './person.js';

const PACKAGE = randomBytes(300_000);
const SHA256 = createHash('sha256').update(PACKAGE).digest('hex');

describe('a server that is to be a relay', () => {
  let booted: Booted;
  let fleet: Fleet;
  let staff: Browser;
  let relayId: string;

  beforeAll(async () => {
    booted = await boot({ TRESSE_STAFF_EMAIL: 'staff@example.org' });
    staff = await signUp(booted, { email: 'staff@example.org' });
    fleet = await Fleet.of(booted);
    ({ relayId } = await fleet.site());
  }, 60_000);
  afterAll(async () => {
    await fleet?.close();
    await booted?.stop();
  });

  const here = (url: string) => url.replace(booted.config.installUrl, booted.url);
  const command = () => staff.call('POST', `/api/relays/${relayId}/install`);
  const relay = async () => (await staff.call('GET', `/api/relays/${relayId}`)).body as Relay;
  const installEvents = async () => {
    const { body } = await staff.call('GET', `/api/relays/${relayId}/events`);
    return (body as { items: SiteEvent[] }).items.filter(({ kind }) => kind === 'relay.install');
  };
  const report = (url: string, body: InstallReport | object) =>
    fetch(`${url}/reports`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  /** The address that a fresh command fetches its script from. */
  async function scriptUrl(): Promise<string> {
    const { command: text } = (await command()).body as InstallCommand;
    return here(/'([^']+)'/.exec(text)?.[1] ?? '');
  }

  it('cannot be installed while there is no package, and it is said what to do', async () => {
    const answer = await command();
    expect(answer).toMatchObject({ status: 409, body: { code: 'relay.no-package' } });
    expect(JSON.stringify(answer.body)).toContain('npm run deb');
  });

  it('gets one line for a person, and a script with a claim and the package’s hash behind it', async () => {
    await mkdir(booted.config.packageDir, { recursive: true });
    await writeFile(join(booted.config.packageDir, 'tresse-agent_0.1.0_all.deb'), PACKAGE);
    const url = await scriptUrl();
    const response = await fetch(url);
    expect(response.headers.get('content-type')).toBe('text/x-shellscript; charset=utf-8');
    const script = await response.text();
    expect(script).toContain(`sha256='${SHA256}'`);
    expect(parseClaim(/^claim='(.+)'$/m.exec(script)?.[1] ?? '')).toBeDefined();

    const named = await (await fetch(`${booted.url}/api/packages`)).json();
    expect(named).toEqual({
      newest: { name: 'tresse-agent_0.1.0_all.deb', sha256: SHA256, bytes: PACKAGE.length },
    });
    const download = await fetch(`${booted.url}/api/packages/${SHA256}.deb`);
    expect(Buffer.from(await download.arrayBuffer()).equals(PACKAGE)).toBe(true);
    for (const path of [`/api/packages/${'0'.repeat(64)}.deb`, '/api/packages/..%2f..%2fetc%2fpasswd']) {
      expect((await fetch(booted.url + path)).status).toBe(404);
    }
  });

  it('tells how far it is; what it fails of is the relay’s problem until it gets on', async () => {
    const url = await scriptUrl();
    expect((await report(url, { step: 'started' })).status).toBe(200);
    const failed = { step: 'packages', failure: 'packages', detail: 'E: Unable to locate package haproxy' };
    expect((await report(url, failed)).status).toBe(200);
    expect((await relay()).problem).toMatchObject({
      code: 'install.packages',
      message: { en: expect.stringContaining('(E: Unable to locate package haproxy)') },
    });
    expect((await installEvents())[0]?.data).toMatchObject({ way: 'command', ...failed });
    await report(url, { step: 'started' });
    expect((await relay()).problem).toBeNull();
  });

  it('is heard under its own token alone, in few and short words', async () => {
    const former = await scriptUrl();
    const url = await scriptUrl();
    expect((await report(former, { step: 'started' })).status).toBe(404);
    expect((await report(url.replace(/.{43}$/, 'A'.repeat(43)), { step: 'started' })).status).toBe(404);
    expect((await report(url, { step: 'started', detail: 'x'.repeat(501) })).status).toBe(400);
    const before = (await installEvents()).length;
    const statuses: number[] = [];
    for (let n = 0; n < 61; n += 1) statuses.push((await report(url, { step: 'started' })).status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(60);
    expect(statuses.at(-1)).toBe(429);
    expect((await fetch(url)).status).toBe(429);
    expect(await installEvents()).toHaveLength(Math.min(50, before + 60));
  });

  it('is for staff to install', async () => {
    const other = await signUp(booted);
    const path = `/api/relays/${relayId}`;
    expect((await other.call('POST', `${path}/install`)).status).toBe(403);
    expect((await other.call('POST', `${path}/install-by-ssh`, { host: '127.0.0.1' })).status).toBe(403);
    const nowhere = await staff.call('POST', `/api/relays/${relayId.replace(/.$/, 'f')}x/install`);
    expect(nowhere.status).toBe(404);
  });

  it('that does not answer over SSH is said not to', async () => {
    const answer = await staff.call('POST', `/api/relays/${relayId}/install-by-ssh`, {
      host: '127.0.0.1',
      port: 1,
    });
    expect(answer).toMatchObject({ status: 409, body: { code: 'ssh.unreachable' } });
  });

  it('enrols with the claim of its cloud-init, and the command for it is over then', async () => {
    const url = await scriptUrl();
    const database = booted.app.get(Database);
    const install = booted.app.get(RelayInstall);
    const userData = await database.forPlatform('relays', (tx) => install.userData(tx, relayId));
    expect(userData.startsWith('#cloud-config\n')).toBe(true);
    expect(await (await fetch(url)).text()).toContain('This command is over.');
    const claim = parseClaim(/^ +claim='(.+)'$/m.exec(userData)?.[1] ?? '');
    const { body } = await applicant(claim?.secret ?? '', 'relay');
    expect((await post(booted, body)).status).toBe(200);
    const token = /^ +token='(.+)'$/m.exec(userData)?.[1];
    const own = `${booted.url}/api/installs/${token}`;
    expect((await fetch(own)).status).toBe(404);
    expect((await report(own, { step: 'done' })).status).toBe(200);
    expect((await report(own, { step: 'started' })).status).toBe(404);
  });
});
