import { createHash, createPrivateKey, generateKeyPairSync, X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PROTOCOL_VERSION } from '@tresse/contracts';
import { createCsr, readIdentity } from '@tresse/pki';
import { CertificateAuthority } from '../src/certificate-authority/index.js';
import { type Booted, boot } from './boot.js';
import { applicant, post } from './enrol.js';
import { Fleet, type SeededSite } from './fleet.js';

describe('enrolment', () => {
  let booted: Booted;
  let fleet: Fleet;
  let seeded: SeededSite;

  beforeAll(async () => {
    booted = await boot();
    fleet = await Fleet.of(booted);
    seeded = await fleet.site();
  }, 60_000);
  afterAll(async () => {
    await fleet?.close();
    await booted?.stop();
  });

  it('gives a certificate of our authority for the machine’s own key', async () => {
    const { body, privateKeyPem } = await applicant(await fleet.claim(seeded, 'site'));
    const answer = await post(booted, body);
    expect(answer.status).toBe(200);
    const certificate = new X509Certificate(answer.body.certificatePem);
    expect(certificate.checkPrivateKey(createPrivateKey(privateKeyPem))).toBe(true);
    expect(certificate.verify(new X509Certificate(answer.body.caPem).publicKey)).toBe(true);
    expect(readIdentity(answer.body.certificatePem)).toMatchObject({
      role: 'site',
      deviceId: answer.body.deviceId,
    });
    expect(answer.body.signingKeyPem).toBe(booted.app.get(CertificateAuthority).signingKeyPem);
    expect(answer.body.mqtt.port).toBeGreaterThan(0);
    expect(await fleet.timeline(seeded.siteId)).toContain('device.enrolled');
  });

  it('lets exactly one of several at once use a claim', async () => {
    const secret = await fleet.claim(seeded, 'site');
    const applicants = await Promise.all(Array.from({ length: 5 }, () => applicant(secret)));
    const answers = await Promise.all(applicants.map(({ body }) => post(booted, body)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const refused = answers.filter(({ status }) => status !== 200);
    expect(refused.map(({ body }) => body.code)).toEqual(Array(4).fill('claim.used'));
    expect(refused[0]?.status).toBe(409);
  });

  it('revokes the former device of the site', async () => {
    const first = await post(booted, (await applicant(await fleet.claim(seeded, 'site'))).body);
    const second = await post(booted, (await applicant(await fleet.claim(seeded, 'site'))).body);
    const present = await fleet.rows<{ id: string }>(
      'SELECT id FROM device WHERE site_id = $1 AND revoked_at IS NULL',
      seeded.siteId,
    );
    expect(present).toEqual([{ id: second.body.deviceId }]);
    expect(first.body.deviceId).not.toBe(second.body.deviceId);
  });

  it.each([
    ['claim.unknown', 404, async () => 'A'.repeat(43)],
    ['claim.expired', 410, () => fleet.claim(seeded, 'site', -1)],
    ['claim.foreign', 403, () => fleet.claim(seeded, 'relay')],
  ])('refuses with %s', async (code, status, secretOf) => {
    const answer = await post(booted, (await applicant(await secretOf())).body);
    expect(answer).toMatchObject({ status, type: 'application/problem+json', body: { code } });
    expect(answer.body.message.fr).not.toBe(answer.body.message.en);
  });

  it('refuses a claim that a newer one has ended', async () => {
    const secret = await fleet.claim(seeded, 'site');
    const hash = createHash('sha256').update(secret).digest('hex');
    await fleet.rows('UPDATE claim SET revoked_at = now() WHERE secret_hash = $1', hash);
    expect((await post(booted, (await applicant(secret)).body)).body.code).toBe('claim.expired');
  });

  it('does not burn a claim on a request that is refused for something else', async () => {
    const secret = await fleet.claim(seeded, 'site');
    const good = await applicant(secret);
    const weak = generateKeyPairSync('rsa', {
      modulusLength: 1_024,
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    const refused = [
      ['csr.weak-key', { ...good.body, csrPem: createCsr(weak.privateKey) }],
      ['csr.unreadable', { ...good.body, csrPem: 'not a request' }],
      ['protocol.unknown', { ...good.body, protocol: 999 }],
      ['protocol.unknown', { ...good.body, protocol: PROTOCOL_VERSION - 1 }],
      ['claim.foreign', { ...good.body, role: 'relay' }],
    ] as const;
    for (const [code, body] of refused) expect((await post(booted, body)).body.code).toBe(code);
    expect((await post(booted, good.body)).status).toBe(200);
  });

  it('names the field that is wrong', async () => {
    const { body } = await applicant(await fleet.claim(seeded, 'site'));
    const answer = await post(booted, { ...body, wireguardPublicKey: 'short', extra: 1 });
    expect(answer).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
    expect(answer.body.fields?.map(({ path }) => path).sort()).toEqual(['extra', 'wireguardPublicKey']);
  });

  it.each([
    ['request.unreadable', 400, '{', '/enrol', 'POST'],
    ['request.too-large', 413, `"${'x'.repeat(20_000)}"`, '/enrol', 'POST'],
    ['not-found', 404, '{}', '/other', 'POST'],
    ['not-found', 404, '', '/enrol', 'GET'],
  ])('refuses with %s (%i)', async (code, status, body, path, method) => {
    expect(await post(booted, body, path, method)).toMatchObject({ status, body: { code } });
  });

  it('compiles both ends once both are enrolled, whichever comes first', async () => {
    const other = await fleet.site();
    await post(booted, (await applicant(await fleet.claim(other, 'site'))).body);
    const scope = `site:${other.siteId}`;
    const documents = () => fleet.rows('SELECT 1 FROM desired_document WHERE scope = $1', scope);
    expect(await documents()).toHaveLength(0);

    await post(booted, (await applicant(await fleet.claim(other, 'relay'), 'relay')).body);
    const rows = await fleet.rows<{ generation: number; role: string }>(
      `SELECT generation, payload::json->'body'->>'role' AS role FROM desired_document WHERE scope = $1 ORDER BY role`,
      scope,
    );
    expect(rows.map(({ role }) => role)).toEqual(['relay-site', 'site']);
    expect(new Set(rows.map(({ generation }) => generation)).size).toBe(1);
  });
});
