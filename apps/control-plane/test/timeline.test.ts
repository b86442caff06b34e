import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type DeviceEvent,
  type Job,
  type NewClaim,
  parseClaim,
  type Site,
  type SiteEvent,
  SiteEventKind,
} from '@tresse/contracts';
import { ABSENCE_GRACE_MS, Presence } from '../src/device-session/presence.js';
import { JobDispatch } from '../src/job-dispatch/index.js';
import { type Booted, boot } from './boot.js';
import { applicant, post } from './enrol.js';
import { makeRelay, siteBody } from './estate.js';
import { EventSource } from './event-source.js';
import { type Browser, signUp } from './person.js';
import { happens, sessionText, TestDevice } from './test-device.js';
import { until } from './until.js';

describe('the timeline of a site', () => {
  let booted: Booted;
  let browser: Browser;
  let site: Site;
  let live: EventSource;

  const at = (rest: string) => `/api/sites/${site.id}${rest}`;
  const events = async (): Promise<SiteEvent[]> =>
    ((await browser.call('GET', at('/events'))).body as { items: SiteEvent[] }).items;
  const event = async (kind: SiteEvent['kind']) => (await events()).find((one) => one.kind === kind);

  beforeAll(async () => {
    booted = await boot();
    await makeRelay(booted);
    browser = await signUp(booted);
    site = (await browser.call('POST', '/api/sites', siteBody())).body as Site;
    live = await EventSource.open(browser, at('/stream'));
  }, 60_000);
  afterAll(async () => {
    live?.close();
    await booted?.stop();
  });

  it('names who made and changed the site', async () => {
    await browser.call('PUT', at(''), { generation: 1, site: siteBody('Ferme neuve') });
    expect(await event('site.created')).toMatchObject({ actor: 'Ana Morel' });
    expect(await event('site.changed')).toMatchObject({ actor: 'Ana Morel' });
    expect(await live.next('event')).toMatchObject({ kind: 'site.changed' });
  });

  it('holds every kind of event once it has happened', async () => {
    const claim = (await browser.call('POST', at('/claims'))).body as NewClaim;
    const { body, privateKeyPem } = await applicant(parseClaim(claim.text)?.secret ?? '');
    const device = new TestDevice((await post(booted, body)).body, privateKeyPem);
    expect(await live.next('event')).toMatchObject({ kind: 'device.enrolled', actor: null });
    await post(booted, (await applicant(parseClaim(claim.text)?.secret ?? '')).body);
    expect(await live.next('event')).toMatchObject({ kind: 'claim.reused', data: { image: false } });
    const session = await device.session(1);

    const [line] = ((await browser.call('GET', at(''))).body as Site).lines;
    const stamp = () => ({ id: randomUUID(), at: new Date().toISOString() });
    const lineId = line?.id ?? '';
    const told: DeviceEvent[] = [
      { ...stamp(), kind: 'agent.started', agentVersion: '0.1.0' },
      { ...stamp(), kind: 'line.down', lineId, cause: 'silent', silentMs: 80 },
      { ...stamp(), kind: 'line.up', lineId, downMs: 900 },
      { ...stamp(), kind: 'line.mptcp-stripped', lineId },
      { ...stamp(), kind: 'line.address-shared', lineId },
      { ...stamp(), kind: 'line.carrier', lineId, carrier: 'tcp' },
      { ...stamp(), kind: 'line.allowance', lineId, percent: 75, whenSpent: 'cut' },
      { ...stamp(), kind: 'drift.repaired', steps: ['route add'] },
      { ...stamp(), kind: 'generation.applied', generation: 2 },
      { ...stamp(), kind: 'generation.rolled-back', generation: 3, to: 2, reason: 'Unconfirmed' },
    ];
    await session.say('events', { events: told });

    const job = (await browser.call('POST', at('/jobs'), { kind: 'identify' })).body as Job;
    await booted.app.get(JobDispatch, { strict: false }).takeResult(device.id, {
      id: job.id,
      state: 'failed',
      at: new Date().toISOString(),
      progress: 1,
    });
    expect(await event('job.finished')).toMatchObject({ data: { kind: 'identify', state: 'failed' } });

    await session.end();
    const forger = device.client({ clientId: device.id });
    await happens(forger, 'connect');
    forger.publish(`tresse/v1/${randomUUID()}/up/session`, sessionText('online', 2), { qos: 1 });
    await until(events, (all) => all.some(({ kind }) => kind === 'device.flagged'));
    await until(
      async () => {
        await booted.app.get(Presence).settle(Date.now() + ABSENCE_GRACE_MS);
        return event('device.offline');
      },
      (found) => found !== undefined,
    );
    const kinds = new Set((await events()).map(({ kind }) => kind));
    const ofMoves = SiteEventKind.options.filter(
      (kind) =>
        ['site.moved', 'site.address-changed', 'site.stranded'].includes(kind) || kind.startsWith('relay.'),
    );
    const others = SiteEventKind.options.filter((kind) => !ofMoves.includes(kind));
    expect(others.filter((kind) => !kinds.has(kind))).toEqual([]);
  });
});
