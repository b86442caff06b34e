import { randomBytes } from 'node:crypto';
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
import { ClaimSources, EnrolmentError, type EnrolmentOptions, enrol } from '../src/enrol/index.js';
import { isUsedUp, useUp } from '../src/enrol/used-claims.js';
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

async function enrolWith(
  claim: Partial<Parameters<typeof formatClaim>[0]> | string,
  more: Partial<EnrolmentOptions> = {},
) {
  const { port } = server.address() as AddressInfo;
  const content = {
    url: `https://127.0.0.1:${port}`,
    caSha256: fingerprintOf(ca.certificatePem),
    secret: SECRET,
  };
  const claimFile = join(stateDir, 'claim');
  await writeFile(claimFile, typeof claim === 'string' ? claim : formatClaim({ ...content, ...claim }));
  const keys = await loadOrMakeKeys(stateDir);
  const claims = new ClaimSources(stateDir, [claimFile]);
  return enrol({ role: 'site', stateDir, claims, keys, log: pino({ level: 'silent' }), ...more });
}

/** The text of a claim for the endpoint. */
function claimText(secret = SECRET): string {
  const { port } = server.address() as AddressInfo;
  return formatClaim({
    url: `https://127.0.0.1:${port}`,
    caSha256: fingerprintOf(ca.certificatePem),
    secret,
  });
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

function refuse(code: 'claim.used' | 'claim.expired' | 'claim.unknown' | 'internal') {
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
    ['a used claim', 'enrol.claim-used', {}, () => [refuse('claim.used')], ERRORS['claim.used'].en],
    ['an expired claim', 'enrol.claim-expired', {}, () => [refuse('claim.expired')], /has expired/],
    ['an unknown claim', 'enrol.claim-unknown', {}, () => [refuse('claim.unknown')], /is not known/],
    [
      'another server’s claim',
      'enrol.wrong-server',
      { caSha256: '0'.repeat(64) },
      () => [],
      /not the server/,
    ],
    ['a text that is no claim', 'enrol.no-claim', 'tresse1.rubbish', () => [], /is not a claim/],
    [
      'a certificate of another authority',
      'enrol.refused',
      {},
      () => [accept(otherCa)],
      /not for this device/,
    ],
    [
      'a certificate of another role',
      'enrol.refused',
      {},
      () => [accept(ca, 'relay')],
      /not for this device/,
    ],
    [
      'an answer that is not understood',
      'enrol.refused',
      {},
      () => [() => ({ status: 200, body: {} })],
      /does not understand/,
    ],
  ])('stops at %s with one sentence, and keeps nothing', async (_what, code, claim, prepared, sentence) => {
    answers = prepared();
    const error = await enrolWith(claim).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(EnrolmentError);
    expect(error).toMatchObject({ code, message: expect.stringMatching(sentence) });
    expect(await loadIdentity(stateDir)).toBeUndefined();
    await expect(access(join(stateDir, 'claim'))).resolves.toBeUndefined();
  });

  it('waits for a claim where an image has only its filler, says so once, and takes one from a padded file', async () => {
    answers = [accept(ca)];
    const filler = join(stateDir, 'filler');
    await writeFile(filler, randomBytes(8_192));
    const padded = join(stateDir, 'padded');
    const strays: string[] = [];
    const claims = new ClaimSources(stateDir, [filler, padded], (path) => strays.push(path));
    const kinds: string[] = [];
    const enrolling = enrolWith('', {
      claims,
      news: async () => {
        if (kinds.length === 1) await writeFile(padded, claimText().padEnd(8_192));
      },
      onProgress: ({ kind }) => kinds.push(kind),
    });
    await expect(enrolling).resolves.toMatchObject({ deviceId: DEVICE });
    expect(kinds).toEqual(expect.arrayContaining(['waiting-for-claim', 'trying', 'enrolled']));
    await expect(access(padded)).rejects.toThrow();
    await expect(access(filler)).resolves.toBeUndefined();
    expect(strays).toEqual([filler]);
  });

  it('remembers a used claim that it cannot delete, without keeping its secret', async () => {
    const text = claimText();
    const undeletable = join(stateDir, 'not-a-file', '..');
    expect(await useUp(stateDir, text, undeletable)).toBe('remembered');
    expect(await isUsedUp(stateDir, text)).toBe(true);
    expect(await readFile(join(stateDir, 'used-claims.json'), 'utf8')).not.toContain(SECRET);
    await writeFile(join(stateDir, 'claim'), text);
    expect(await new ClaimSources(stateDir, [join(stateDir, 'claim')]).next()).toBeUndefined();
  });

  it('waits for another claim at the page, when one is refused', async () => {
    answers = [refuse('claim.used'), accept(ca)];
    const claims = new ClaimSources(stateDir, [join(stateDir, 'claim')]);
    const codes: string[] = [];
    const enrolling = enrolWith(
      {},
      {
        claims,
        isPatient: true,
        onProgress: (progress) => {
          if (progress.kind === 'failed') codes.push(progress.code);
        },
        news: async () => {
          await claims.type(claimText('n'.repeat(43)));
        },
      },
    );
    await expect(enrolling).resolves.toMatchObject({ deviceId: DEVICE });
    expect(codes).toEqual(['enrol.claim-used']);
    await expect(access(join(stateDir, 'typed-claim'))).rejects.toThrow();
  });

  it('goes by the line that answers, and shows the claim on no other', async () => {
    answers = [accept(ca)];
    const ways = () => [
      { name: 'dead', localAddress: '192.0.2.1' },
      { name: 'alive', localAddress: '127.0.0.1' },
    ];
    await expect(enrolWith({}, { ways })).resolves.toMatchObject({ deviceId: DEVICE });
    expect(answers).toEqual([]);
  });

  it('goes on where lines are looked for, when one of them answers for the control plane', async () => {
    const stop = new AbortController();
    const enrolling = enrolWith(
      { caSha256: '0'.repeat(64) },
      {
        ways: () => [{ name: 'hotel', localAddress: '127.0.0.1' }],
        signal: stop.signal,
        onProgress: ({ kind }) => kind === 'failed' && stop.abort(),
      },
    );
    await expect(enrolling).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('is told of a claim as soon as it is typed', async () => {
    const claims = new ClaimSources(stateDir, []);
    let told = 0;
    const stopListening = claims.listen(() => (told += 1));
    expect([await claims.type('tresse1.half'), await claims.type(claimText())]).toEqual([false, true]);
    stopListening();
    await claims.type(claimText());
    expect(told).toBe(1);
  });

  it('says what stands in the way when no line answers', async () => {
    const codes: string[] = [];
    const stop = new AbortController();
    const enrolling = enrolWith(
      {},
      {
        ways: () => [{ name: 'dead', localAddress: '192.0.2.1' }],
        blame: () => 'enrol.no-internet',
        signal: stop.signal,
        onProgress: (progress) => {
          if (progress.kind !== 'failed') return;
          codes.push(progress.code);
          stop.abort();
        },
      },
    );
    await expect(enrolling).rejects.toThrow();
    expect(codes).toEqual(['enrol.no-internet']);
  });
});

describe('a box whose clock is in 1970', () => {
  const time = (now: number) => ({
    isWrong: () => true,
    atLeast: () => now,
    told: (at: number) => told.push(at),
  });
  let told: number[];
  beforeEach(() => {
    told = [];
  });

  it('enrols all the same, and takes the control plane’s word for the time', async () => {
    answers = [accept(ca)];
    await expect(enrolWith({}, { time: time(0) })).resolves.toMatchObject({ deviceId: DEVICE });
    expect(told).toHaveLength(1);
    expect(Math.abs((told[0] ?? 0) - Date.now())).toBeLessThan(60_000);
  });

  it('does not take a certificate that has certainly expired', async () => {
    answers = [accept(ca)];
    const stop = new AbortController();
    const codes: string[] = [];
    const enrolling = enrolWith(
      {},
      {
        time: time(validity.notAfter.getTime() + 1_000),
        signal: stop.signal,
        onProgress: (progress) => {
          if (progress.kind !== 'failed') return;
          codes.push(progress.code);
          stop.abort();
        },
      },
    );
    await expect(enrolling).rejects.toThrow();
    expect([codes, answers.length]).toEqual([['enrol.clock'], 1]);
  });
});
