import { expect, it } from '@jest/globals';
import type { Route } from '../host-state.js';
import { bareHost, EXAMPLE_RELAY, exampleRelaySite, exampleSite, PATHS } from '../testing/examples.js';
import { renderRelay } from './relay/index.js';
import { renderSite } from './site/index.js';

const direct = { profile: 'mptcp', carrier: 'direct' } as const;
const verdicts = { down: [], preference: [], clear: [1, 2], rates: { 1: 7_000, 2: 7_000 } };
const cubic = (routes: readonly Route[]) =>
  routes
    .filter(({ congestion }) => congestion === 'cubic')
    .map(({ table, destination, device }) => `${table} ${destination} ${device}`);

it('a site’s connections over the tunnel of a clear line find their rate by its queue, the first subflow’s too', () => {
  const host = bareHost(['lan0', 'wan1', 'wan2']);
  const { routes } = renderSite(exampleSite([1, 2]), host, verdicts, PATHS);
  expect(cubic(routes)).toEqual([
    '201 default tl1',
    '202 default tl2',
    '254 10.77.0.1/32 tl1',
    '254 10.77.0.1/32 tl2',
  ]);
  const one = renderSite(exampleSite([1, 2]), host, { ...verdicts, clear: [1] }, PATHS);
  expect(cubic(one.routes)).toEqual([]);
});

it('a site of carrier direct does so on the line itself', () => {
  const host = bareHost(['lan0', 'wan1', 'wan2']);
  const { routes } = renderSite({ ...exampleSite([1, 2]), braid: direct }, host, verdicts, PATHS);
  expect(cubic(routes)).toEqual([
    '101 default wan1',
    '102 default wan2',
    '201 default tl1',
    '202 default tl2',
    '500 203.0.113.99/32 wan1',
    '500 203.0.113.99/32 wan2',
  ]);
});

it('a relay’s do so to the tunnel’s address', () => {
  const { routes } = renderRelay(
    EXAMPLE_RELAY,
    [exampleRelaySite(1, [1, 2])],
    bareHost(['eth0']),
    new Map([[1, verdicts]]),
    PATHS,
  );
  expect(cubic(routes)).toEqual(['254 10.77.1.17/32 tr1-1', '254 10.77.1.18/32 tr1-2']);
});

it('a relay’s do so to bare lines, unless another site’s line behind that address loses', () => {
  const sites = [1, 2].map((index) => ({ ...exampleRelaySite(index, [1, 2]), braid: direct }));
  const heard = (addresses: readonly string[]) => ({
    ...bareHost(['eth0']),
    lineFacts: [{ interface: 'eth0', address: '203.0.113.99', gateway: '203.0.113.1' }],
    tunnels: addresses.map((address, at) => ({
      name: `tr${1 + Math.floor(at / 2)}-${1 + (at % 2)}`,
      publicKey: '',
      listenPort: null,
      mark: 0,
      peer: { publicKey: '', endpoint: `${address}:40000`, allowedIps: [], keepalive: 0 },
    })),
  });
  const relayOf = (addresses: readonly string[]) =>
    renderRelay(EXAMPLE_RELAY, sites, heard(addresses), new Map([[1, verdicts]]), PATHS);
  const { routes, rules } = relayOf(['198.51.100.7', '198.51.100.8', '198.51.100.9']);
  const bare = (all: readonly Route[]) => cubic(all).filter((route) => route.startsWith('910'));
  expect(bare(routes)).toEqual(['910 198.51.100.7/32 eth0', '910 198.51.100.8/32 eth0']);
  expect(rules).toContainEqual({ priority: 5_800, table: 910 });
  const shared = relayOf(['198.51.100.7', '198.51.100.8', '198.51.100.7']);
  expect(bare(shared.routes)).toEqual(['910 198.51.100.8/32 eth0']);
});
