/** Rows to compile in tests: scenario A as a person entered it, and sites drawn at random. */
import type { SiteRows } from '../compile.js';

/** The two ADSL lines of docs/data-plane.md, on the first place of a relay. */
export const scenarioA: SiteRows = {
  site: {
    id: '00000000-0000-4000-8000-0000000000a1',
    name: 'Boulangerie Morel',
    index: 1,
    profile: 'mptcp',
    carrier: 'tunnel',
    lan: { interface: 'lan0', address: '192.168.50.1/24' },
    wireguardPublicKey: 'c2l0ZS1zaXRlLXNpdGUtc2l0ZS1zaXRlLXNpdGUtMDE=',
  },
  lines: [
    {
      id: '00000000-0000-4000-8000-000000000002',
      index: 2,
      name: 'ADSL south',
      interface: 'wan2',
      addressing: { method: 'static', address: '192.168.2.2/24', gateway: '192.168.2.1' },
      contract: null,
    },
    {
      id: '00000000-0000-4000-8000-000000000001',
      index: 1,
      name: 'ADSL north',
      interface: 'wan1',
      addressing: { method: 'automatic' },
      contract: { downKbit: 7_232, upKbit: 896 },
    },
  ],
  portForwards: [
    {
      id: '00000000-0000-4000-8000-0000000000f1',
      protocol: 'tcp',
      publicPort: 8_080,
      toAddress: '192.168.50.20',
      toPort: 80,
    },
  ],
  relay: {
    id: '00000000-0000-4000-8000-0000000000b1',
    name: 'paris-1',
    publicAddress: '203.0.113.10',
    wireguardPublicKey: 'cmVsYXktcmVsYXktcmVsYXktcmVsYXktcmVsYXktMDE=',
  },
};
