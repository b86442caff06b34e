import { describe, expect, it, jest } from '@jest/globals';
import { pino } from 'pino';
import { fakeHost } from '../../../../packages/net-apply/src/testing/fake-host.js';
import { bareHost, PATHS } from '../../../../packages/net-plan/src/testing/examples.js';
import type { WatchedLine } from '../watcher/index.js';
import { BetweenPasses } from './between-passes.js';
import type { RolePlan } from './role-plan.js';

const SITE = '0d9f4a0e-7c55-4d0b-8a63-1f6a4a3f8f01';
const LINE = '0d9f4a0e-7c55-4d0b-8a63-1f6a4a3f8f02';
const watched = { siteId: SITE, lineId: LINE, index: 1, tunnel: 'tl1' } as WatchedLine;
const broken = (): never => {
  throw new TypeError('no line');
};

/** A site or a relay of which nothing can be planned, whatever is heard of its line. */
function bench(kind: 'site' | 'relay') {
  const onChange = jest.fn<(reason: string, restMs?: number) => void>();
  const told: string[] = [];
  const log = pino({ level: 'error' }, { write: (text: string) => void told.push(JSON.parse(text).reason) });
  const role = {
    kind,
    ofSite: (bodies: string) => bodies,
    plan: broken,
    queues: broken,
    contingencies: broken,
    ...(kind === 'relay' ? { turn: broken } : {}),
  } as Partial<RolePlan<string>> as RolePlan<string>;
  const between = new BetweenPasses({ role, host: fakeHost(), paths: PATHS, log, onChange });
  between.watches([watched], () => false);
  between.plans({ bodies: 'settings', observed: bareHost([]) });
  return { between, onChange, told };
}

type Heard = [kind: 'site' | 'relay', what: string, hear: (between: BetweenPasses<string>) => void];
const verdict = { siteId: SITE, lineId: LINE, index: 1, state: 'down', cause: 'allowance' } as const;
const HEARD: readonly Heard[] = [
  ['site', 'a verdict', (between) => between.verdict({ ...verdict, silentMs: 0, lastedMs: 9 })],
  ['relay', 'a verdict', (between) => between.verdict({ ...verdict, silentMs: 0, lastedMs: 9 })],
  ['site', 'a rate', (between) => between.rate({ siteId: SITE, index: 1, kbit: 900 })],
  ['relay', 'a rate', (between) => between.rate({ siteId: SITE, index: 1, kbit: 900 })],
  ['site', 'a spent allowance', (between) => between.grant({ siteId: SITE, index: 1, kbit: 64 })],
  ['relay', 'another order', (between) => between.preference({ siteId: SITE, order: [], roundTrips: {} })],
  ['relay', 'a line without loss', (between) => between.clear(SITE, [1])],
];

describe('what cannot be planned between two passes', () => {
  it.each(HEARD)('of a %s, at %s, is told and left to a pass, and the watcher lives on', (kind, _, hear) => {
    const { between, onChange, told } = bench(kind);
    expect(() => hear(between)).not.toThrow();
    between.close();
    expect(told).toContain('TypeError: no line');
    expect(onChange).toHaveBeenCalledWith('planning', 0);
  });
});
