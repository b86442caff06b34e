import { describe, expect, it } from '@jest/globals';
import { MAX_MQTT_PAYLOAD_BYTES, PROTOCOL_VERSION, ReportedState } from '@tresse/contracts';
import { inParts } from './report-parts.js';

const at = '2026-01-01T00:00:00.000Z';
const conditions = ['Received', 'Valid', 'Applied', 'Confirmed'] as const;

/** What a relay says that serves so many sites. */
const ofRelay = (sites: number): ReportedState => ({
  protocol: PROTOCOL_VERSION,
  at,
  role: 'relay',
  agentVersion: '1.0.0',
  sessionEpoch: 1,
  scopes: Array.from({ length: sites }, (_, n) => ({
    scope: `site:00000000-0000-4000-8000-${String(n).padStart(12, '0')}` as const,
    observedGeneration: 7,
    appliedGeneration: 7,
    appliedHash: 'a'.repeat(64),
    conditions: conditions.map((type) => ({ type, status: true, reason: type, message: '', at })),
  })),
  lines: [],
  drift: { repaired: 0, last: [] },
  publicAddress: '203.0.113.99',
  capabilities: null,
});

describe('a report', () => {
  it('of a few sites is one message', () => {
    const state = ofRelay(20);
    expect(inParts(state)).toEqual([state]);
  });

  it('of very many sites comes in messages that the control plane takes, each scope once', () => {
    const state = ofRelay(2_000);
    const parts = inParts(state);
    for (const part of parts) {
      expect(Buffer.byteLength(JSON.stringify(part))).toBeLessThan(MAX_MQTT_PAYLOAD_BYTES);
      expect(ReportedState.safeParse(part).success).toBe(true);
    }
    expect(parts.flatMap(({ scopes }) => scopes)).toEqual(state.scopes);
    expect(parts.map(({ part }) => part?.number)).toEqual(parts.map((_, place) => place + 1));
  });

  it('is one message of a relay that serves nobody yet', () => {
    expect(inParts(ofRelay(0))).toHaveLength(1);
  });
});
