import { expect, it } from '@jest/globals';
import { type MoveFacts, moveStep, REACH_MS, type RelayFacts, type SiteFacts } from './move-step.js';

const NOW = 1_800_000_000_000;
const relay = (id: string, more: object = {}) => {
  const whole = {
    hasProblem: false,
    toInstall: false,
    hasFace: true,
    online: true,
    load: null,
    lineKbit: null,
  };
  const known = { id, region: 'paris', state: 'ready', goal: 'ready', lost: false, sites: 1, mostSites: 200 };
  return { ...known, ...whole, ...more } as RelayFacts;
};
const step = (facts: SiteFacts, ...relays: RelayFacts[]) =>
  moveStep(facts, new Map(relays.map((one) => [one.id, one])), NOW);
const to = (relayTo: string, from: string, cause: MoveFacts['cause'], generation: number) =>
  ({ from, to: relayTo, cause, generation, at: NOW - REACH_MS, left: true, follows: false }) as MoveFacts;

it('a site that reaches none of two relays does not go to and fro between them', () => {
  const moves = [to('a', 'b', 'unreached', 8), to('b', 'a', 'drained', 7)];
  const site = { region: 'paris', relay: 'a', silent: true, applied: 8, undone: null, moves };
  expect(step(site, relay('a'), relay('b'))).toEqual({ do: 'stuck', cause: 'unreached' });
  expect(step({ ...site, silent: false, applied: 7, undone: 8 }, relay('a'), relay('b'))).toEqual({
    do: 'stuck',
    cause: 'unreached',
  });
});

it('a site does not leave its relay for a change that its box has undone after the move was in force', () => {
  const moves = [to('b', 'a', 'drained', 7)];
  const site = { region: 'paris', relay: 'b', silent: false, applied: 7, undone: 8, moves };
  expect(step(site, relay('a'), relay('b'), relay('c'))).toEqual({ do: 'stay' });
  expect(step({ ...site, applied: 6 }, relay('a'), relay('b'), relay('c'))).toMatchObject({
    do: 'move',
    cause: 'unreached',
  });
});
