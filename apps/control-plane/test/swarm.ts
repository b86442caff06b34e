import { randomBytes } from 'node:crypto';
import type { DeviceRole, EnrolmentResponse, Id } from '@tresse/contracts';
import { generateRsaKey, publicKeyOf } from '@tresse/pki';
import { CertificateAuthority } from '../src/certificate-authority/index.js';
import { Database, newId } from '../src/database/index.js';
import { FACE_PORTS } from '../src/desired-state/addressing-plan.js';
import { DesiredStateService } from '../src/desired-state/index.js';
import { DeviceBus } from '../src/device-bus/index.js';
import type { Booted } from './boot.js';
import type { Fleet, SeededSite } from './fleet.js';
import { ObedientDevice } from './obedient-device.js';
import { TestDevice } from './test-device.js';

/** Devices that connect at once. */
const AT_ONCE = 8;

/** A relay in the region `t`, at work by its row, with nothing enrolled. */
export async function seedRelay(fleet: Fleet, name: string): Promise<Id> {
  const id = newId();
  const [a, b] = randomBytes(2);
  await fleet.rows(
    `INSERT INTO region (code, name_en, name_fr) VALUES ('t', 't', 't') ON CONFLICT DO NOTHING`,
  );
  await fleet.rows(
    `INSERT INTO relay (id, region_code, name, public_address, state) VALUES ($1, 't', $2, $3, 'ready')`,
    id,
    name,
    `198.18.${a}.${b}`,
  );
  return id;
}

/** Two-line sites on one relay, of so many tenants in turn, each tenant with its ports there; nothing is enrolled. */
export async function seedSites(
  fleet: Fleet,
  relayId: Id,
  { sites, tenants }: { sites: number; tenants: number },
): Promise<SeededSite[]> {
  const tenantIds = Array.from({ length: tenants }, newId);
  for (const id of tenantIds)
    await fleet.rows(`INSERT INTO tenant (id, name, slug) VALUES ($1, 'T', $2)`, id, id);
  const seeded: SeededSite[] = [];
  for (let place = 0; place < sites; place += 1) {
    const tenant = place % tenants;
    const tenantId = tenantIds[tenant] ?? '';
    const [siteId, first, second] = [newId(), newId(), newId()];
    await fleet.rows(
      `INSERT INTO site (id, tenant_id, name, region_code, braid, lan, relay_id, relay_index)
       VALUES ($1, $2, $3, 't', '{"profile": "mptcp"}', '{"interface": "lan0", "address": "192.168.50.1/24"}', $4, $5)`,
      ...[siteId, tenantId, `Site ${place}`, relayId, place + 1],
    );
    await fleet.rows(
      `INSERT INTO assignment (id, tenant_id, site_id, relay_id, address, port_first, port_last)
       SELECT $1, $2, $3, id, public_address, $5, $5 + ${FACE_PORTS.size - 1} FROM relay WHERE id = $4`,
      ...[newId(), tenantId, siteId, relayId, FACE_PORTS.first[tenant]],
    );
    await fleet.rows(
      `INSERT INTO line (id, tenant_id, site_id, index, name, kind, interface, addressing)
       SELECT unnest($1::uuid[]), $2, $3, generate_series(1, 2), 'Line ' || generate_series(1, 2), 'adsl',
              'wan' || generate_series(1, 2), '{"method": "automatic"}'`,
      ...[[first, second], tenantId, siteId],
    );
    seeded.push({ tenantId, siteId, relayId, lineIds: [first, second] });
  }
  return seeded;
}

/**
 * Connects a device for each, with rows and a certificate as its enrolment would have made them: so many enrolments in a
 * minute are refused. One key for all, since keys of their own would cost more than all the rest.
 */
export async function connectAll(
  booted: Booted,
  seeded: readonly SeededSite[],
  role: DeviceRole,
): Promise<ObedientDevice[]> {
  const { privateKeyPem } = await generateRsaKey();
  const waiting = [...seeded.entries()];
  const connected: ObedientDevice[] = [];
  const connect = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [place, one] = next;
      const device = new TestDevice(await admit(booted, one, role, privateKeyPem), privateKeyPem);
      const session = await device.session(1);
      connected[place] = new ObedientDevice(device, session, role, role === 'site' ? one.lineIds : []);
      await advance(booted, one, role);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, connect));
  return connected;
}

async function admit(
  booted: Booted,
  { tenantId, siteId, relayId }: SeededSite,
  role: DeviceRole,
  privateKeyPem: string,
): Promise<EnrolmentResponse> {
  const authority = booted.app.get(CertificateAuthority, { strict: false });
  const deviceId = newId();
  const certificate = authority.issueDevice({ deviceId, role, publicKeyPem: publicKeyOf(privateKeyPem) });
  await booted.app.get(Database).forPlatform('enrolment', (tx) =>
    tx.device.create({
      data: {
        id: deviceId,
        role,
        ...(role === 'site' ? { tenantId, siteId } : { relayId }),
        wireguardPublicKey: randomBytes(32).toString('base64'),
        certificateFingerprint: certificate.fingerprint,
        certificateSerial: certificate.serial,
        certificateNotAfter: certificate.notAfter,
        agentVersion: '0.1.0',
        hostname: 'box',
      },
    }),
  );
  return {
    deviceId,
    role,
    certificatePem: certificate.certificatePem,
    caPem: authority.caPem,
    signingKeyPem: authority.signingKeyPem,
    mqtt: booted.app.get<DeviceBus>(DeviceBus, { strict: false }).endpoint,
    notAfter: certificate.notAfter.toISOString(),
  };
}

async function advance(booted: Booted, { siteId, relayId }: SeededSite, role: DeviceRole): Promise<void> {
  const desired = booted.app.get(DesiredStateService, { strict: false });
  await booted.app
    .get(Database)
    .forPlatform('enrolment', (tx) =>
      role === 'site'
        ? desired.advanceSite(tx, siteId, { reason: 'device.enrolled', authorId: null })
        : desired.advanceRelay(tx, relayId, { reason: 'relay.enrolled', authorId: null }),
    );
}
