import { describe, expect, it } from '@jest/globals';
import { siteContingency } from '../../../contingency.js';
import { type HostState, type LineVerdicts, NO_VERDICTS } from '../../../host-state.js';
import { planSite } from '../../../plan.js';
import { bareHost, exampleSite, PATHS } from '../../../testing/examples.js';
import { simulate } from '../../../testing/simulate.js';
import { turned } from '../../../verdicts.js';
import { renderSite } from '../index.js';

const desired = { ...exampleSite([1, 2, 4]), braid: { profile: 'mptcp', carrier: 'direct' } as const };
const bare = bareHost(['lan0', 'wan1', 'wan2', 'wan4']);
/** Two boxes of one provider give the same address to both cards. */
const lineFacts = bare.lineFacts.map((fact) =>
  fact.interface === 'wan4' ? fact : { ...fact, address: '192.168.1.10', gateway: '192.168.1.1' },
);
const host = { ...bare, lineFacts };
const endpoints = (verdicts: LineVerdicts) =>
  renderSite(desired, host, verdicts, PATHS).mptcp.endpoints.map(({ id, device }) => [id, device]);

describe('subflows over lines of which two have one address', () => {
  it('have one endpoint for it, of the first line whatever their order', () => {
    const both = [
      [101, 'wan1'],
      [104, 'wan4'],
    ];
    expect(endpoints(NO_VERDICTS)).toEqual(both);
    expect(endpoints({ down: [], preference: [4, 2, 1] })).toEqual(both);
  });

  it('leave it to the other while the first is down', () => {
    expect(endpoints({ down: [1], preference: [] })).toEqual([
      [102, 'wan2'],
      [104, 'wan4'],
    ]);
  });

  it('come to rest, and at a verdict at once', () => {
    const plan = (observed: HostState, verdicts = NO_VERDICTS) =>
      planSite({ desired, observed, verdicts, paths: PATHS });
    const observed = simulate(host, plan(host));
    expect(plan(observed)).toEqual([]);
    const fired = siteContingency({ desired, observed, verdicts: NO_VERDICTS, paths: PATHS })[0];
    expect(plan(simulate(observed, fired?.steps ?? []), turned(NO_VERDICTS, 1))).toEqual([]);
  });
});
