/** Desired states that the agent's tests hand out. */
import { Lan, type RelaySiteDesired, type SiteDesired } from '@tresse/contracts';

export const DEVICE = '6f1c2f9e-0f7a-4d53-9a3d-3f6f3f0d5a10';
export const SITE = '0d9f4a0e-7c55-4d0b-8a63-1f6a4a3f8f01';

/** The site at its relay, with one line. */
export const siteOnRelay: RelaySiteDesired = {
  role: 'relay-site',
  site: { id: SITE, index: 1, device: DEVICE },
  braid: { profile: 'mptcp', carrier: 'tunnel' },
  bond: null,
  bondAddress: '10.77.0.31',
  face: null,
  ipv6: null,
  openings: [],
  lines: [
    {
      id: '0d9f4a0e-7c55-4d0b-8a63-1f6a4a3f8f11',
      index: 1,
      role: 'always',
      contract: null,
      limit: null,
      tunnel: { address: '10.77.0.17', mtu: 1_420, listenPort: 20_008, peerPublicKey: `${'A'.repeat(43)}=` },
    },
  ],
  portForwards: [],
  quality: { shaping: true, priorities: [] },
  twin: null,
};

/** A site with two lines, known by its name. */
export function siteNamed(name: string): SiteDesired {
  const line = (index: number): SiteDesired['lines'][number] => ({
    id: `0d9f4a0e-7c55-4d0b-8a63-1f6a4a3f8f1${index}`,
    index,
    name: `line ${index}`,
    interface: `eth${index}`,
    vlan: null,
    role: 'always',
    limit: null,
    allowance: null,
    addressing: { method: 'automatic' },
    contract: null,
    tunnel: {
      address: `10.77.0.${16 + index}`,
      mtu: 1_420,
      peer: { publicKey: `${'A'.repeat(43)}=`, address: '192.0.2.1', port: 20_008 + index },
    },
  });
  return {
    role: 'site',
    site: { id: SITE, name },
    braid: { profile: 'mptcp', carrier: 'tunnel' },
    bond: null,
    lines: [line(1), line(2)],
    lan: Lan.parse({ interface: 'eth0', address: '192.168.5.1/24' }),
    bondAddress: '10.77.0.31',
    publicAddress: null,
    ipv6: null,
    relay: {
      device: DEVICE,
      address: '10.77.0.1',
      publicAddress: '192.0.2.1',
      proxyPort: 4_430,
      directPort: 4_433,
      heartbeatPort: 4_431,
      speedTestPort: 4_432,
      fallback: { port: 443, address: '169.254.64.1/18', key: '00'.repeat(256) },
    },
    portForwards: [],
    bypass: [],
    quality: { shaping: true, priorities: [] },
    twin: null,
  };
}
