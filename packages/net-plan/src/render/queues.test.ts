import { describe, expect, it } from '@jest/globals';
import { NO_VERDICTS, type QueueMaker } from '../host-state.js';
import { queueMaker } from '../queue-maker.js';
import { heldRate } from '../rates.js';
import { bareHost, EXAMPLE_RELAY, exampleRelaySite, exampleSite, PATHS } from '../testing/examples.js';
import { renderRelay } from './relay/index.js';
import { renderSite } from './site/index.js';

const contract = { downKbit: 8_000, upKbit: 1_000 };
const limit = { downKbit: 5_000, upKbit: 900 };
const line = { index: 1, contract, limit: null };
const up = (of: Parameters<typeof heldRate>[0], shaping: boolean, rates: Record<number, number> = {}) =>
  heldRate(of, 'upKbit', { quality: { shaping } }, { rates });

describe('the rate to which a line is held', () => {
  it('is a little below the contract, or as measured', () => {
    expect(up(line, true)).toBe(995);
    expect(up(line, true, { 1: 1_234 })).toBe(1_234);
  });

  it('is never above the limit, which holds without shaping too', () => {
    expect(up({ ...line, limit }, true)).toBe(900);
    expect(up({ ...line, limit }, true, { 1: 1_234 })).toBe(900);
    expect(up({ ...line, limit }, true, { 1: 400 })).toBe(400);
    expect(up({ ...line, limit }, false, { 1: 400 })).toBe(900);
  });

  it('is none where nothing is known or wanted', () => {
    expect(up({ ...line, contract: null }, true)).toBeNull();
    expect(up(line, false)).toBeNull();
  });
});

it.each<[string[], QueueMaker | null]>([
  [['htb', 'cake', 'fq_codel'], 'cake'],
  [['fq_codel', 'htb'], 'htb+fq_codel'],
  [['htb', 'tbf'], 'htb+bfifo'],
  [['tbf', 'fq_codel'], null],
])('a kernel with %j queues by %s', (qdiscs, maker) => {
  expect(queueMaker({ qdiscs: qdiscs as Parameters<typeof queueMaker>[0]['qdiscs'] })).toBe(maker);
});

it('a site holds what it sends up, a relay what it sends down, each at the tunnels', () => {
  const site = renderSite(exampleSite([1, 2]), bareHost(['lan0', 'wan1', 'wan2']), NO_VERDICTS, PATHS);
  expect(site.queues).toEqual([{ device: 'tl1', maker: 'cake', rateKbit: 11_940, overhead: 60, header: 0 }]);
  const sites = [exampleRelaySite(1, [1, 2])];
  const relay = renderRelay(EXAMPLE_RELAY, sites, bareHost(['eth0']), new Map(), PATHS);
  expect(relay.queues).toEqual([
    { device: 'tr1-1', maker: 'cake', rateKbit: 59_700, overhead: 60, header: 0 },
    { device: 'tr1-2', maker: 'cake', rateKbit: 59_701, overhead: 60, header: 0 },
  ]);
});
