import type { Id, Me, Site } from '@tresse/contracts';
import { Database, newId } from '../src/database/index.js';
import type { Booted } from './boot.js';
import { type Browser, signUp } from './person.js';

/** A tenant with one site, and its owner's browser. */
export interface Holding {
  browser: Browser;
  tenantId: Id;
  siteId: Id;
}

/** A region with an enrolled relay, and two tenants with a site each. */
export interface Estate {
  relayId: Id;
  mine: Holding;
  other: Holding;
}

/** An ordinary site as a person would send it. */
export function siteBody(name = 'Ferme') {
  const line = (place: number) => ({
    name: `Line ${place}`,
    kind: 'adsl',
    interface: `wan${place}`,
    addressing: { method: 'static', address: `192.168.${place}.2/24`, gateway: `192.168.${place}.1` },
    contract: { downKbit: 7_232, upKbit: 896 },
  });
  return {
    name,
    region: 'demo',
    lines: [line(1), line(2)],
    lan: { interface: 'lan0', address: '192.168.50.1/24' },
  };
}

/** Puts a device that is enrolled and online where its certificate would have led it. */
export async function enrolDevice(
  booted: Booted,
  owner: { relayId: Id } | { siteId: Id; tenantId: Id },
): Promise<Id> {
  const id = newId();
  await booted.app.get(Database).forPlatform('enrolment', (tx) =>
    tx.device.create({
      data: {
        id,
        role: 'relayId' in owner ? 'relay' : 'site',
        ...owner,
        wireguardPublicKey: Buffer.alloc(32, id).toString('base64'),
        certificateFingerprint: id,
        certificateSerial: id,
        certificateNotAfter: new Date(Date.now() + 86_400_000),
        agentVersion: '0.1.0',
        hostname: 'box',
        online: true,
      },
    }),
  );
  return id;
}

/** Makes the region `demo` with one enrolled relay. */
export async function makeRelay(booted: Booted): Promise<Id> {
  const id = newId();
  await booted.app.get(Database).forPlatform('relays', async (tx) => {
    await tx.region.create({ data: { code: 'demo', nameEn: 'Demo', nameFr: 'Démo' } });
    await tx.relay.create({
      data: { id, regionCode: 'demo', name: 'demo-1', publicAddress: '203.0.113.10' },
    });
  });
  await enrolDevice(booted, { relayId: id });
  return id;
}

export async function settle(booted: Booted): Promise<Estate> {
  const relayId = await makeRelay(booted);
  return { relayId, mine: await hold(booted), other: await hold(booted) };
}

async function hold(booted: Booted): Promise<Holding> {
  const browser = await signUp(booted);
  const { tenant } = (await browser.call('GET', '/api/me')).body as NonNullable<Me>;
  const created = await browser.call('POST', '/api/sites', siteBody());
  if (created.status !== 201 || !tenant) throw new Error(`no site: ${JSON.stringify(created)}`);
  return { browser, tenantId: tenant.id, siteId: (created.body as Site).id };
}
