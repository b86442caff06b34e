import { beforeAll, describe, expect, it } from '@jest/globals';
import { canonicalJson, type DesiredDocument, PROTOCOL_VERSION, type RelayDesired } from '@tresse/contracts';
import { generateRsaKey, type RsaKeyPair, sha256Of, signPayload } from '@tresse/pki';
import fc from 'fast-check';
import { checkDocument } from './check-document.js';

const device = '6f1c2f9e-0f7a-4d53-9a3d-3f6f3f0d5a10';
const now = Date.parse('2026-11-21T12:00:00Z');
const body: RelayDesired = {
  role: 'relay',
  relay: { id: device, name: 'Gravelines' },
  address: '10.77.0.1',
  publicAddress: '192.0.2.1',
  ipv6Prefix: null,
  lineKbit: null,
  proxyPort: 4_430,
  directPort: 4_433,
  heartbeatPort: 4_431,
  speedTestPort: 4_432,
  fallback: { port: 443, address: '169.254.64.1/18', key: '00'.repeat(256) },
};
const document: DesiredDocument = {
  protocol: PROTOCOL_VERSION,
  tenant: null,
  device,
  scope: `relay:${device}`,
  generation: 1,
  hash: sha256Of(canonicalJson(body)),
  notBefore: '2026-11-21T11:59:00Z',
  body,
};

let key: RsaKeyPair;
beforeAll(async () => {
  key = await generateRsaKey();
});

function check(value: unknown, payload = JSON.stringify(value)) {
  const signed = { payload, signature: signPayload(payload, key.privateKeyPem) };
  return checkDocument(signed, { device, signingKeyPem: key.publicKeyPem, now });
}

describe('a signed document', () => {
  it('is taken when everything about it is right', () => {
    expect(check(document)).toEqual({ ok: true, document });
  });

  it.each([
    ['of another protocol', { ...document, protocol: PROTOCOL_VERSION + 1 }, 'ProtocolUnknown'],
    ['with a field too many', { ...document, x: 1 }, 'NotValid'],
    ['for another device', { ...document, device: device.replace('6', '7') }, 'OtherDevice'],
    ['in another scope', { ...document, scope: `site:${device}` }, 'ScopeMismatch'],
    ['with another hash', { ...document, hash: '0'.repeat(64) }, 'HashMismatch'],
    ['from the future', { ...document, notBefore: '2026-11-21T13:00:00Z' }, 'NotYet'],
    ['that is a list', [], 'Unreadable'],
  ])('%s is refused', (_what, value, reason) => {
    expect(check(value)).toMatchObject({ ok: false, reason });
  });

  it('whose text was changed after signing is refused, with the scope it claims', () => {
    const signature = signPayload(JSON.stringify(document), key.privateKeyPem);
    const payload = JSON.stringify({ ...document, generation: 2 });
    const refused = checkDocument({ payload, signature }, { device, signingKeyPem: key.publicKeyPem, now });
    expect(refused).toMatchObject({ ok: false, reason: 'SignatureInvalid', scope: document.scope });
  });

  it('never throws, whatever was signed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (payload) => {
        expect(check(undefined, payload).ok).toBe(false);
      }),
      { numRuns: 50 },
    );
  });
});
