import { describe, expect, it } from '@jest/globals';
import { type DnsZone, DnsZoneChange, DnsZoneInput, TsigAlgorithm } from '@tresse/contracts';
import {
  ALGORITHMS,
  draftOfZone,
  isChanged,
  reviveZone,
  withoutSecret,
  zoneChange,
  zoneInput,
} from './zone-draft';

const SECRET = 'c2VjcmV0IG9mIGEga2V5Cg==';
const ZONE: DnsZone = {
  ...{ id: 'i', name: 'sites.example.org', server: { address: '192.0.2.53', port: 5353 } },
  ...{ key: { name: 'tresse', algorithm: 'hmac-sha512' }, names: 0, failing: 0, problem: null, check: null },
  createdAt: '2026-11-22T07:00:00.000Z',
};
const draft = draftOfZone(ZONE);

describe('the draft of a zone', () => {
  it('asks for what the API takes, with the secret where one was typed', () => {
    const typed = { ...draft, secret: ` ${SECRET} ` };
    expect(DnsZoneInput.parse(zoneInput(typed))).toEqual({
      name: ZONE.name,
      server: ZONE.server,
      key: { ...ZONE.key, secret: SECRET },
    });
    expect(DnsZoneChange.parse(zoneChange(draft))).toEqual({ server: ZONE.server, key: ZONE.key });
    expect([...ALGORITHMS]).toEqual(TsigAlgorithm.options);
  });

  it('sends a port that is none as it was typed, so that the server can say so', () => {
    expect(zoneChange({ ...draft, port: 'domain' }).server.port).toBe('domain');
  });

  it('is changed by what differs, and by any secret', () => {
    expect(isChanged({ ...draft, address: ' 192.0.2.53 ' }, ZONE)).toBe(false);
    const others = [{ address: '192.0.2.54' }, { port: '53' }, { keyName: 'k' }, { secret: SECRET }];
    for (const other of others) expect(isChanged({ ...draft, ...other }, ZONE)).toBe(true);
    expect(isChanged({ ...draft, algorithm: 'hmac-sha256' }, ZONE)).toBe(true);
  });

  it('is kept by the browser without its secret', () => {
    const stored = JSON.parse(JSON.stringify(withoutSecret({ ...draft, secret: SECRET })));
    expect(JSON.stringify(stored)).not.toContain(SECRET);
    expect(reviveZone(stored)).toEqual(draft);
    expect([reviveZone({ ...stored, algorithm: 'md5' }), reviveZone('x')]).toEqual([undefined, undefined]);
  });
});
