import { once } from 'node:events';
import { access, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  EnrolmentRequest,
  type EnrolmentResponse,
  ERRORS,
  formatClaim,
  type Problem,
} from '@tresse/contracts';
import {
  checkCsr,
  createCaCertificate,
  fingerprintOf,
  generateRsaKey,
  type Issuer,
  issueDeviceCertificate,
  issueServerCertificate,
} from '@tresse/pki';
import { pino } from 'pino';
import { EnrolmentError, enrol } from '../src/enrol/index.js';
import { loadIdentity, loadOrMakeKeys } from '../src/identity/index.js';

const DEVICE = '6f1c2f9e-0f7a-4d53-9a3d-3f6f3f0d5a10';
const SECRET = 's'.repeat(43);
const validity = { notBefore: new Date(Date.now() - 60_000), notAfter: new Date(Date.now() + 3_600_000) };

/** What the endpoint answers; the first of the list is taken away by each request. */
let answers: ((request: EnrolmentRequest) => { status: number; body: unknown } | 'hang up')[];
let server: Server;
let ca: Issuer;
let otherCa: Issuer;
let stateDir: string;

beforeAll(async () => {
  [ca, otherCa] = await Promise.all([authority(), authority()]);
  const key = await generateRsaKey();
  const leaf = issueServerCertificate(ca, { ...validity, ...key, hosts: ['127.0.0.1'] });
  server = createServer({ key: key.privateKeyPem, cert: leaf.certificatePem + ca.certificatePem });
  server.on('request', (request, response) => {
    let text = '';
    request.on('data', (part: Buffer) => {
      text += part.toString();
    });
    request.on('end', () => {
      const answer = answers.shift()?.(EnrolmentRequest.parse(JSON.parse(text)));
      if (!answer || answer === 'hang up') return void request.socket.destroy();
      response.writeHead(answer.status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer.body));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterAll(() => {
  server.close();
});

beforeEach(async () => {
  stateDir = await mkdtemp(join(tmpdir(), 'tresse-enrol-'));
});

afterEach(() => rm(stateDir, { recursive: true }));

async function authority(): Promise<Issuer> {
  const { privateKeyPem } = await generateRsaKey();
  return { privateKeyPem, ...createCaCertificate({ ...validity, privateKeyPem, commonName: 'Tresse test' }) };
}

async function enrolWith(claim: Partial<Parameters<typeof formatClaim>[0]> | string) {
  const { port } = server.address() as AddressInfo;
  const content = {
    url: `https://127.0.0.1:${port}`,
    caSha256: fingerprintOf(ca.certificatePem),
    secret: SECRET,
  };
  const claimFile = join(stateDir, 'claim');
  await writeFile(claimFile, typeof claim === 'string' ? claim : formatClaim({ ...content, ...claim }));
  const keys = await loadOrMakeKeys(stateDir);
  return enrol({ role: 'site', stateDir, claimFile, keys, log: pino({ level: 'silent' }) });
}

function accept(issuer: Issuer, role: 'site' | 'relay' = 'site') {
  return ({ csrPem }: EnrolmentRequest) => {
    const { publicKeyPem } = checkCsr(csrPem);
    const { certificatePem } = issueDeviceCertificate(issuer, {
      ...validity,
      role,
      deviceId: DEVICE,
      publicKeyPem,
    });
    const body: EnrolmentResponse = {
      deviceId: DEVICE,
      role,
      certificatePem,
      caPem: issuer.certificatePem,
      signingKeyPem: publicKeyPem,
      mqtt: { host: '127.0.0.1', port: 8_883 },
      notAfter: validity.notAfter.toISOString(),
    };
    return { status: 201, body };
  };
}

function refuse(code: 'claim.used' | 'internal') {
  const { status, en, fr } = ERRORS[code];
  const body: Problem = { type: 'about:blank', title: code, status, code, message: { en, fr } };
  return () => ({ status, body });
}

describe('enrolment', () => {
  it('turns a claim into an identity, with keys that only the agent can read, and uses the claim up', async () => {
    answers = [accept(ca)];
    const identity = await enrolWith({});
    expect(await loadIdentity(stateDir)).toEqual(identity);
    for (const name of ['device.key', 'wireguard.key', 'identity.json']) {
      expect((await stat(join(stateDir, name))).mode & 0o777).toBe(0o600);
    }
    await expect(access(join(stateDir, 'claim'))).rejects.toThrow();
  });

  it('sends the secret, the CSR and the public key only: no private key leaves the device', async () => {
    const sent: EnrolmentRequest[] = [];
    answers = [(request) => accept(ca)(sent[sent.push(request) - 1] ?? request)];
    await enrolWith({});
    const wireguardKey = (await readFile(join(stateDir, 'wireguard.key'), 'utf8')).trim();
    expect(JSON.stringify(sent)).not.toContain(wireguardKey);
    expect(JSON.stringify(sent)).not.toContain('PRIVATE');
    expect(sent[0]?.secret).toBe(SECRET);
  });

  it('tries again when the network or the server fails', async () => {
    answers = [() => 'hang up', refuse('internal'), accept(ca)];
    await expect(enrolWith({})).resolves.toMatchObject({ deviceId: DEVICE });
  }, 20_000);

  it.each([
    ['a used claim', {}, () => [refuse('claim.used')], ERRORS['claim.used'].en],
    ['another server’s claim', { caSha256: '0'.repeat(64) }, () => [], /not the server/],
    ['a text that is no claim', 'tresse1.rubbish', () => [], /is not a claim/],
    ['a certificate of another authority', {}, () => [accept(otherCa)], /not for this device/],
    ['a certificate of another role', {}, () => [accept(ca, 'relay')], /not for this device/],
    [
      'an answer that is not understood',
      {},
      () => [() => ({ status: 200, body: {} })],
      /does not understand/,
    ],
  ])('stops at %s with one sentence, and keeps nothing', async (_what, claim, prepared, sentence) => {
    answers = prepared();
    const error = await enrolWith(claim).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(EnrolmentError);
    expect(error).toMatchObject({ code: 'enrol.refused', message: expect.stringMatching(sentence) });
    expect(await loadIdentity(stateDir)).toBeUndefined();
    await expect(access(join(stateDir, 'claim'))).resolves.toBeUndefined();
  });
});
