import { expect, it } from '@jest/globals';
import type { Route } from '../host-state.js';
import { bareHost, EXAMPLE_RELAY, exampleRelaySite, exampleSite, PATHS } from '../testing/examples.js';
import { renderRelay } from './relay/index.js';
import { renderSite } from './site/index.js';

const direct = { profile: 'mptcp', carrier: 'direct' } as const;
const verdicts = { down: [], preference: [], clear: [1] };
const cubic = (routes: readonly Route[]) =>
  routes
    .filter(({ congestion }) => congestion === 'cubic')
    .map(({ table, destination, device }) => `${table} ${destination} ${device}`);

it('a site’s connections over the tunnel of a clear line find their rate by its queue, the first subflow’s too', () => {
  const host = bareHost(['lan0', 'wan1', 'wan2']);
  const { routes } = renderSite(exampleSite([1, 2]), host, verdicts, PATHS);
  expect(cubic(routes)).toEqual(['201 default tl1', '254 10.77.0.1/32 tl1']);
});

it('a site of carrier direct does so on the line itself', () => {
  const host = bareHost(['lan0', 'wan1', 'wan2']);
  const { routes } = renderSite({ ...exampleSite([1, 2]), braid: direct }, host, verdicts, PATHS);
  expect(cubic(routes)).toEqual(['101 default wan1', '201 default tl1', '500 203.0.113.99/32 wan1']);
});

it('a relay’s do so to the tunnel’s address', () => {
  const { routes } = renderRelay(
    EXAMPLE_RELAY,
    [exampleRelaySite(1, [1, 2])],
    bareHost(['eth0']),
    new Map([[1, verdicts]]),
    PATHS,
  );
  expect(cubic(routes)).toEqual(['254 10.77.1.17/32 tr1-1']);
});

it('a relay’s do so to a bare line, unless another line behind that address loses', () => {
  const sites = [{ ...exampleRelaySite(1, [1, 2]), braid: direct }];
  const heard = (addresses: readonly string[]) => ({
    ...bareHost(['eth0']),
    lineFacts: [{ interface: 'eth0', address: '203.0.113.99', gateway: '203.0.113.1' }],
    tunnels: addresses.map((address, at) => ({
      name: `tr1-${at + 1}`,
      publicKey: '',
      listenPort: null,
      mark: 0,
      peer: { publicKey: '', endpoint: `${address}:40000`, allowedIps: [], keepalive: 0 },
    })),
  });
  const relayOf = (addresses: readonly string[]) =>
    renderRelay(EXAMPLE_RELAY, sites, heard(addresses), new Map([[1, verdicts]]), PATHS);
  const { routes, rules } = relayOf(['198.51.100.7', '198.51.100.8']);
  expect(cubic(routes)).toContain('910 198.51.100.7/32 eth0');
  expect(cubic(routes)).not.toContain('910 198.51.100.8/32 eth0');
  expect(rules).toContainEqual({ priority: 5_800, table: 910 });
  expect(cubic(relayOf(['198.51.100.7', '198.51.100.7']).routes)).not.toContain('910 198.51.100.7/32 eth0');
});
