import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseClaim, type Site } from '@tresse/contracts';
import { Database } from '../src/database/index.js';
import { DemoRelay } from '../src/demo/demo-relay.js';
import { type Booted, boot } from './boot.js';
import { enrolDevice, siteBody } from './estate.js';
import { signUp } from './person.js';
import { until } from './until.js';

interface Call {
  method: string | undefined;
  path: string;
  claim: string | undefined;
}

interface Tenanted {
  tenant: { id: string };
}

const STATE = {
  publicAddress: '203.0.113.10',
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
  const state = { relay: 'empty', site: 'empty' };
  const ofSite = () => calls.filter(({ path }) => path === '/site').map(({ method }) => method);
  let directory: string;
  let lab: Server;
  let booted: Booted;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'tresse-demo-'));
    const socket = join(directory, 'lab.sock');
    booted = await boot({ TRESSE_DEMO_SOCKET: socket });
    lab = createServer(async (request, response) => {
      let text = '';
      for await (const chunk of request) text += String(chunk);
      const { claim } = (text ? JSON.parse(text) : {}) as { claim?: string };
      if (request.method !== 'GET') calls.push({ method: request.method, path: request.url ?? '', claim });
      if (request.url === '/relay') state.relay = 'running';
      if (request.url === '/site') state.site = request.method === 'POST' ? 'running' : 'empty';
      const answer = { ...STATE, relay: { state: state.relay }, site: { state: state.site } };
      response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
    });
    lab.listen(socket);
    await once(lab, 'listening');
    await until(
      async () => calls.length,
      (count) => count > 0,
    );
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

  it('gets a claim for its relay when it comes up, though later than the control plane', () => {
    expect(calls).toHaveLength(1);
    expect(calls[0]?.path).toBe('/relay');
    expect(parseClaim(calls[0]?.claim ?? '')).toBeDefined();
  });

  it('gets another when its relay has lost its state, and none while it has it', async () => {
    const relay = booted.app.get(DemoRelay, { strict: false });
    await relay.look();
    expect(calls).toHaveLength(1);
    state.relay = 'empty';
    await relay.look();
    expect(calls.map(({ path }) => path)).toEqual(['/relay', '/relay']);
    expect(calls[1]?.claim).not.toBe(calls[0]?.claim);
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
    expect(ofSite()).toEqual(['POST', 'DELETE', 'POST']);
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

    const deviceId = await enrolDevice(booted, {
      siteId: mine.id,
      tenantId: ((await ana.call('GET', '/api/me')).body as Tenanted).tenant.id,
    });
    expect((await ana.call('DELETE', `/api/sites/${mine.id}`)).status).toBe(200);
    expect(ofSite()).toEqual(['POST', 'DELETE', 'POST', 'DELETE']);
    const { device, document } = await booted.app.get(Database).forPlatform('demo', async (tx) => ({
      device: await tx.device.findUniqueOrThrow({ where: { id: deviceId } }),
      document: await tx.desiredDocument.findFirstOrThrow({
        where: { scope: `site:${mine.id}` },
        orderBy: { generation: 'desc' },
      }),
    }));
    expect(device.revokedAt).not.toBeNull();
    expect(JSON.parse(document.payload)).toMatchObject({ body: { role: 'relay-site', lines: [] } });

    expect((await bo.call('GET', `/api/sites/${other.id}`)).body).toMatchObject({ demo: 'free' });
    expect((await bo.call('POST', `/api/sites/${other.id}/demo/plug-in`)).status).toBe(202);
    expect(ofSite().at(-1)).toBe('POST');
  });
});
