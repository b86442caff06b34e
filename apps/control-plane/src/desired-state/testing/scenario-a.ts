/** Rows to compile in tests: scenario A as a person entered it, and sites drawn at random. */
import { Lan } from '@tresse/contracts';
import type { SiteRows } from '../compile.js';

/** The two ADSL lines of docs/data-plane.md, on the first place of a relay. */
export const scenarioA: SiteRows = {
  site: {
    id: '00000000-0000-4000-8000-0000000000a1',
    name: 'Boulangerie Morel',
    index: 1,
    braid: { profile: 'mptcp', carrier: 'tunnel' },
    lan: Lan.parse({ interface: 'lan0', address: '192.168.50.1/24' }),
    bypass: [
      {
        id: '00000000-0000-4000-8000-0000000000e1',
        name: 'Games',
        match: { protocol: 'udp', ports: [{ first: 3_074, last: 3_074 }], to: [], from: [] },
        line: 'ADSL south',
        whenDown: 'braid',
      },
    ],
    quality: {
      shaping: true,
      duplicateVoice: true,
      priorities: [
        {
          id: '00000000-0000-4000-8000-0000000000e2',
          name: 'Telephone',
          match: { protocol: 'udp', ports: [{ first: 5_060, last: 5_061 }], to: [], from: [] },
          class: 'voice',
        },
      ],
    },
    device: {
      id: '00000000-0000-4000-8000-0000000000d1',
      wireguardPublicKey: 'c2l0ZS1zaXRlLXNpdGUtc2l0ZS1zaXRlLXNpdGUtMDE=',
    },
  },
  lines: [
    {
      id: '00000000-0000-4000-8000-000000000002',
      index: 2,
      name: 'ADSL south',
      kind: 'adsl',
      interface: 'wan2',
      vlan: 35,
      role: 'backup',
      limit: { downKbit: 900, upKbit: 90 },
      allowance: { gigabytes: 50, billingDay: 3, whenSpent: 'cut', throttleKbit: 128 },
      addressing: { method: 'static', address: '192.168.2.2/24', gateway: '192.168.2.1' },
      contract: null,
    },
    {
      id: '00000000-0000-4000-8000-000000000001',
      index: 1,
      name: 'ADSL north',
      kind: 'adsl',
      interface: 'wan1',
      vlan: null,
      role: 'always',
      limit: null,
      allowance: null,
      addressing: { method: 'automatic' },
      contract: { downKbit: 7_232, upKbit: 896 },
    },
  ],
  portForwards: [
    {
      id: '00000000-0000-4000-8000-0000000000f1',
      name: 'Web',
      protocol: 'tcp',
      publicPorts: { first: 8_080, last: 8_080 },
      toAddress: '192.168.50.20',
      toPort: 80,
      sources: ['198.51.100.0/24'],
    },
  ],
  face: null,
  relay: {
    id: '00000000-0000-4000-8000-0000000000b1',
    name: 'paris-1',
    publicAddress: '203.0.113.10',
    ipv6Prefix: null,
    device: {
      id: '00000000-0000-4000-8000-0000000000d2',
      wireguardPublicKey: 'cmVsYXktcmVsYXktcmVsYXktcmVsYXktcmVsYXktMDE=',
    },
  },
};
