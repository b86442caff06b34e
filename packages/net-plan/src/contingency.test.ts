import { describe, expect, it } from '@jest/globals';
import { relayContingency, siteContingency } from './contingency.js';
import { NO_VERDICTS } from './host-state.js';
import { planRelay, planSite } from './plan.js';
import { bareHost, EXAMPLE_RELAY, exampleRelaySite, exampleSite, PATHS } from './testing/examples.js';
import { simulate } from './testing/simulate.js';
import { turned } from './verdicts.js';

const siteInput = { desired: exampleSite([1, 2, 3]), paths: PATHS };
const siteHost = bareHost(['lan0', 'wan1', 'wan2', 'wan3']);
const sites = [exampleRelaySite(1, [1, 2]), exampleRelaySite(2, [1, 2])];
const relayInput = { desired: EXAMPLE_RELAY, sites, paths: PATHS };
const relayHost = bareHost(['eth0']);

describe('siteContingency', () => {
  const verdicts = NO_VERDICTS;
  const observed = simulate(siteHost, planSite({ ...siteInput, observed: siteHost, verdicts }));

  it('leaves nothing to do for the reconcile that follows, whichever line dies', () => {
    for (const { tunnel, steps } of siteContingency({ ...siteInput, observed, verdicts })) {
      const line = Number(tunnel.slice(2));
      const after = simulate(observed, steps);
      const said = turned(verdicts, line);
      expect(planSite({ ...siteInput, observed: after, verdicts: said })).toEqual([]);
      expect(after.routes.some(({ table }) => table === 200 + line)).toBe(true);
      expect(after.mptcp.endpoints.map(({ id }) => id)).not.toContain(line);
    }
  });

  it('brings a returning line back', () => {
    const said = { down: [2], preference: [] };
    const dead = simulate(observed, planSite({ ...siteInput, observed, verdicts: said }));
    const back = siteContingency({ ...siteInput, observed: dead, verdicts: said }).find(
      ({ tunnel }) => tunnel === 'tl2',
    );
    expect(back?.verdict).toBe('up');
    expect(planSite({ ...siteInput, observed: simulate(dead, back?.steps ?? []), verdicts })).toEqual([]);
  });

  it('never takes the last line away', () => {
    const said = { down: [1, 2], preference: [] };
    const last = siteContingency({ ...siteInput, observed, verdicts: said }).find(
      ({ tunnel }) => tunnel === 'tl3',
    );
    expect(last?.steps.filter(({ action }) => action.startsWith('remove-'))).toEqual([]);
  });
});

describe('relayContingency', () => {
  const verdicts = new Map();
  const observed = simulate(relayHost, planRelay({ ...relayInput, observed: relayHost, verdicts }));
  const worked = relayContingency({ ...relayInput, observed, verdicts });

  it('closes the subflows of the dead line and moves the bond, of that site alone', () => {
    const dead = worked.find(({ tunnel }) => tunnel === 'tr2-1');
    expect(dead?.steps).toEqual([
      { action: 'destroy-sockets', peer: '10.77.2.17' },
      {
        action: 'remove-route',
        route: {
          type: 'unicast',
          table: 254,
          destination: '10.77.2.31/32',
          metric: 101,
          device: 'tr2-1',
          source: '10.77.0.1',
        },
      },
    ]);
    const after = simulate(observed, dead?.steps ?? []);
    const said = new Map([[2, { down: [1], preference: [] }]]);
    expect(planRelay({ ...relayInput, observed: after, verdicts: said })).toEqual([]);
  });

  it('closes no subflow of the last line', () => {
    const said = new Map([[1, { down: [1], preference: [] }]]);
    const last = relayContingency({ ...relayInput, observed, verdicts: said }).find(
      ({ tunnel }) => tunnel === 'tr1-2',
    );
    expect(last?.steps.map(({ action }) => action)).not.toContain('destroy-sockets');
  });

  it('tells the subflows of a bare line by the site’s mark, the line’s endpoint and where its tunnel is heard from', () => {
    const braid = { profile: 'mptcp', carrier: 'direct' } as const;
    const direct = { ...relayInput, sites: [{ ...exampleRelaySite(1, [1, 2]), braid }] };
    const made = simulate(relayHost, planRelay({ ...direct, observed: relayHost, verdicts }));
    const tunnels = made.tunnels.map((tunnel) =>
      tunnel.name === 'tr1-2' && tunnel.peer
        ? { ...tunnel, peer: { ...tunnel.peer, endpoint: '198.51.100.7:51820' } }
        : tunnel,
    );
    const dead = relayContingency({ ...direct, observed: { ...made, tunnels }, verdicts })[0];
    expect(dead?.steps).toContainEqual({
      action: 'close-line-subflows',
      mark: 65_537,
      port: 4443,
      endpoint: 101,
      lines: [
        { endpoint: 101, address: null },
        { endpoint: 102, address: '198.51.100.7' },
      ],
    });
  });
});
