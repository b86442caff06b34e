import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { canonicalJson, PROTOCOL_VERSION, type RelayDesired, type SignedDocument } from '@tresse/contracts';
import type { DownMessage } from '@tresse/device-link';
import { generateRsaKey, type RsaKeyPair, sha256Of, signPayload } from '@tresse/pki';
import { pino } from 'pino';
import type { Identity } from '../identity/index.js';
import { openDesiredStore } from './desired-store.js';
import { createInbox } from './inbox.js';
import { DocumentKeeper } from './keeper.js';

const DEVICE = '6f1c2f9e-0f7a-4d53-9a3d-3f6f3f0d5a10';
const SCOPE = `relay:${DEVICE}`;
const NOW = Date.parse('2026-11-21T12:00:00Z');
const TOMORROW = NOW + 86_400_000;
const BODY: RelayDesired = {
  role: 'relay',
  relay: { id: DEVICE, name: 'Gravelines' },
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

let folder: string;
let key: RsaKeyPair;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tresse-inbox-'));
  key = await generateRsaKey();
});
afterAll(() => rm(folder, { recursive: true }));

let now: number;
const clock = { now: () => now, monotonic: () => 0, after: () => () => undefined };
let told: string[];
let keeper: DocumentKeeper;
beforeEach(async () => {
  now = NOW;
  told = [];
  const store = await openDesiredStore(await mkdtemp(join(folder, 'store-')), clock, () => undefined);
  keeper = new DocumentKeeper(store, clock, 1_000);
});

/** Hands documents of tomorrow to an inbox whose clock can be set, or cannot; gives what became of them. */
const take = (generations: number[], maySet: boolean): Promise<string[]> =>
  handOver(
    generations.map((generation) => ({ topic: 'desired/document', message: signed(generation) })),
    maySet,
  );

async function handOver(messages: readonly DownMessage[], maySet: boolean): Promise<string[]> {
  const ended = new Promise<void>((resolve) => {
    const inbox = createInbox({
      identity: { deviceId: DEVICE, signingKeyPem: key.publicKeyPem } as Identity,
      keeper,
      clock,
      log: pino({ level: 'silent' }),
      onTime: async (instant) => void told.push(`sent at ${new Date(instant).toISOString()}`),
      onSignedAt: (instant) => {
        told.push(`signed at ${new Date(instant).toISOString()}`);
        if (maySet) now = instant;
      },
      obstacle: async () => null,
      request: async () => undefined,
      onDocument: () => told.push('taken'),
      onChange: () => told.push('reported'),
      onConfirmed: () => undefined,
      onWatch: () => resolve(),
      onJob: async () => undefined,
      onRegions: () => undefined,
    });
    for (const message of messages) inbox(message);
    inbox({ topic: 'watch', message: { until: new Date(NOW).toISOString() } });
  });
  await ended;
  return told;
}

function signed(generation: number): SignedDocument {
  const payload = JSON.stringify({
    protocol: PROTOCOL_VERSION,
    tenant: null,
    device: DEVICE,
    scope: SCOPE,
    generation,
    hash: sha256Of(canonicalJson(BODY)),
    notBefore: new Date(TOMORROW).toISOString(),
    body: BODY,
  });
  return { payload, signature: signPayload(payload, key.privateKeyPem) };
}

it('an announcement tells the time, also where it has no news', async () => {
  const message = { at: new Date(TOMORROW).toISOString(), scopes: [] };
  expect(await handOver([{ topic: 'desired/announce', message }], true)).toEqual([
    'sent at 2026-11-22T12:00:00.000Z',
  ]);
});

it('a document from the future sets the clock that lags, and is taken', async () => {
  expect(await take([1], true)).toEqual(['signed at 2026-11-22T12:00:00.000Z', 'taken', 'reported']);
});

it('one that stays in the future, for a scope that is not known, calls for nothing: it would be sent again at once', async () => {
  const told = await take([2, 2, 2], false);
  expect(told.filter((what) => what === 'taken' || what === 'reported')).toEqual([]);
});

it('one for a scope that is known is told of once', async () => {
  await take([1], true);
  now = NOW;
  told = [];
  const again = await take([2, 2, 2], false);
  expect(again.filter((what) => what === 'reported')).toHaveLength(1);
});
