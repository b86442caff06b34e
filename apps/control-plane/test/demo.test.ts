import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseClaim, type Site } from '@tresse/contracts';
import { Database } from '../src/database/index.js';
import { type Booted, boot } from './boot.js';
import { enrolDevice, siteBody } from './estate.js';
import { signUp } from './person.js';

interface Call {
  path: string;
  claim: string | undefined;
}

const STATE = {
  publicAddress: '203.0.113.10',
  relay: { state: 'empty' },
  site: { state: 'empty' },
  box: {
    scenario: 'a-adsl',
    lanInterface: 'lan0',
    lanAddress: '192.168.50.1/24',
    lines: [
      { name: 'line1', interface: 'wan1', downKbit: 7_232, upKbit: 896, cut: false },
      { name: 'line2', interface: 'wan2', downKbit: 7_072, upKbit: 832, cut: false },
    ],
  },
};

describe('the demo network', () => {
  const calls: Call[] = [];
  let directory: string;
  let lab: Server;
  let booted: Booted;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'tresse-demo-'));
    const socket = join(directory, 'lab.sock');
    lab = createServer(async (request, response) => {
      let text = '';
      for await (const chunk of request) text += String(chunk);
      if (request.method === 'POST') {
        const { claim } = (text ? JSON.parse(text) : {}) as { claim?: string };
        calls.push({ path: request.url ?? '', claim });
      }
      response
        .setHeader('content-type', 'application/json')
        .end(JSON.stringify(request.method === 'GET' ? STATE : {}));
    });
    lab.listen(socket);
    await once(lab, 'listening');
    booted = await boot({ TRESSE_DEMO_SOCKET: socket });
    const relay = await booted.app
      .get(Database)
      .forPlatform('demo', (tx) => tx.relay.findUniqueOrThrow({ where: { publicAddress: '203.0.113.10' } }));
    await enrolDevice(booted, { relayId: relay.id });
  }, 60_000);
  afterAll(async () => {
    await booted?.stop();
    lab?.close();
    await rm(directory, { recursive: true, force: true });
  });

  it('gets a claim for its relay at boot', () => {
    expect(calls[0]?.path).toBe('/relay');
    expect(parseClaim(calls[0]?.claim ?? '')).toBeDefined();
  });

  it('plugs its box in at one site only, again there if asked, and cuts that site’s lines', async () => {
    const ana = await signUp(booted);
    const bo = await signUp(booted);
    expect((await ana.call('GET', '/api/me')).body).toMatchObject({ demo: true });
    expect((await ana.call('GET', '/api/demo')).body).toEqual(STATE.box);
    const mine = (await ana.call('POST', '/api/sites', siteBody())).body as Site;
    const other = (await bo.call('POST', '/api/sites', siteBody())).body as Site;
    expect([mine.demo, other.demo]).toEqual(['free', 'free']);

    for (const _ of ['once', 'again']) {
      expect((await ana.call('POST', `/api/sites/${mine.id}/demo/plug-in`)).status).toBe(202);
    }
    expect(calls.filter(({ path }) => path === '/site')).toHaveLength(2);
    expect(await bo.call('POST', `/api/sites/${other.id}/demo/plug-in`)).toMatchObject({
      status: 409,
      body: { code: 'demo.box-taken' },
    });
    expect((await ana.call('GET', `/api/sites/${mine.id}`)).body).toMatchObject({ demo: 'here' });
    expect((await bo.call('GET', `/api/sites/${other.id}`)).body).toMatchObject({ demo: 'elsewhere' });

    const cut = `/api/sites/${mine.id}/demo/lines/${mine.lines[1]?.id}/cut`;
    expect((await ana.call('POST', cut)).status).toBe(200);
    expect(calls.at(-1)?.path).toBe('/lines/line2/cut');
    expect((await bo.call('POST', cut)).status).toBe(404);
  });
});
