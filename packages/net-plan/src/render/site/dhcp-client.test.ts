import { describe, expect, it } from '@jest/globals';
import { type HostState, NO_VERDICTS } from '../../host-state.js';
import { bareHost, exampleSite, PATHS } from '../../testing/examples.js';
import { renderSite } from './index.js';

const desired = () => {
  const site = exampleSite([1, 2]);
  const lines = site.lines.map((line) =>
    line.index === 1 ? { ...line, vlan: 835, addressing: { method: 'dhcp' as const } } : line,
  );
  return { ...site, lines };
};
const render = (observed: Partial<HostState> = {}) =>
  renderSite(desired(), { ...bareHost(['lan0', 'wan1', 'wan2']), ...observed }, NO_VERDICTS, PATHS);
const asked = {
  services: [{ name: 'dhcp-1', configHash: 'any' }],
  leases: [{ interface: 'tv1', address: '192.168.1.23/24', gateway: '192.168.1.254' }],
};
const routesOver = (device: string, host: ReturnType<typeof render>) =>
  host.routes
    .filter((route) => route.device === device)
    .map(({ table, destination, via = '' }) => [table, destination, via].join(' '));

describe('a line with a DHCP client', () => {
  it('runs one on the interface that carries its address, with exactly this script', () => {
    const { services, files } = render();
    expect(services.find(({ program }) => program === 'udhcpc')).toEqual({
      name: 'dhcp-1',
      program: 'udhcpc',
      arguments: '-i tv1 -s /state/net/dhcp-client.sh -o -O subnet -O router -t 1 -T 1 -A 3'.split(' '),
      reads: ['/state/net/dhcp-client.sh'],
    });
    expect(files['/state/net/dhcp-client.sh']).toBe(`#!/bin/sh
lease="\${0%/*}/$interface.lease"
case "$1" in
  bound | renew) printf 'address=%s/%s\\ngateway=%s\\n' "$ip" "$mask" "\${router%% *}" >"$lease.new" ;;
  deconfig) : >"$lease.new" ;;
  *) exit 0 ;;
esac
mv "$lease.new" "$lease"
`);
  });

  it('has the leased address, and its network in the table of the line alone', () => {
    const host = render(asked);
    expect(host.links.find(({ name }) => name === 'tv1')).toEqual({
      name: 'tv1',
      mtu: null,
      addresses: ['192.168.1.23/24'],
      routing: 'own-table',
    });
    expect(routesOver('tv1', host)).toEqual([
      '101 192.168.1.0/24 ',
      '101 default 192.168.1.254',
      '500 default 192.168.1.254',
    ]);
  });

  it('has none while its client does not run, whatever an earlier one has noted', () => {
    expect(routesOver('tv1', render({ leases: asked.leases }))).toEqual([]);
  });
});
