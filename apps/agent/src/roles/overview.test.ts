import { describe, expect, it } from '@jest/globals';
import type { ReportedLine } from '@tresse/contracts';
import { overviewOf, type Shown } from './overview.js';

const FINDER = {
  internet: () => ['eth1'],
  lanAddresses: () => ['192.168.1.1'],
} as unknown as Shown['finder'];
const SETTINGS = {
  lines: [{ id: 'line-1', name: 'ADSL', interface: 'wan1' }],
  lan: { interface: 'lan0', address: '192.168.50.1' },
} as unknown as NonNullable<Shown['settings']>;
const DOWN = { id: 'line-1', state: 'down', cause: 'no-carrier', carrier: 'tcp' } as unknown as ReportedLine;

describe('what a box shows of itself', () => {
  it('is where its finder is reached, while it has no settings', () => {
    const shown = overviewOf({ seen: undefined, settings: undefined, states: [], finder: FINDER });
    expect(shown).toEqual({ interfaces: undefined, lines: [], lanAddresses: ['192.168.1.1'] });
  });

  it('is its lines as they are seen, those that nobody has watched yet as unknown, and its LAN', () => {
    const shown = (states: readonly ReportedLine[]) =>
      overviewOf({ seen: undefined, settings: SETTINGS, states, finder: FINDER });
    const line = { name: 'ADSL', interface: 'wan1' };
    expect(shown([]).lines).toEqual([{ ...line, state: 'unknown', cause: null, carrier: 'udp' }]);
    expect(shown([DOWN]).lines).toEqual([{ ...line, state: 'down', cause: 'no-carrier', carrier: 'tcp' }]);
    expect(shown([DOWN]).lanAddresses).toEqual(['192.168.50.1']);
  });
});
