import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type AgentRig, condition, startRig } from './agent-rig.js';
import { startControlPlane } from './control-plane-stand-in.js';
import { DEVICE } from './documents.js';

jest.setTimeout(30_000);

let rig: AgentRig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.end());

describe('a device that keeps its last good generation', () => {
  it('goes back to the last good generation without confirmation, and tries that one no more', async () => {
    await rig.startAgent();
    await rig.controlPlane.online(1);
    await rig.give(1, 'good');
    await rig.confirmed(1);
    rig.controlPlane.state.confirms = false;
    const bad = await rig.give(2, 'bad');
    const undone = await rig.event('generation.rolled-back');
    expect(undone).toMatchObject({ generation: 2, to: 1, reason: 'NotConfirmed' });
    const state = await rig.reported((candidate) => condition(candidate, 'RolledBack')?.status === true);
    expect(state.scopes[0]).toMatchObject({ observedGeneration: 2, appliedGeneration: 1 });
    rig.controlPlane.state.confirms = true;
    await rig.controlPlane.announce(bad, rig.controlPlane.sign(bad));
    await rig.give(3, 'better');
    await rig.confirmed(3);
    expect(rig.world.host).toBe('better');
  });

  it('goes back when the host can’t take a generation, and says what the host said', async () => {
    await rig.startAgent();
    await rig.controlPlane.online(1);
    await rig.give(1, 'good');
    await rig.confirmed(1);
    rig.world.refused = { name: 'bad', message: 'nft: syntax error' };
    await rig.give(2, 'bad');
    expect(await rig.event('generation.rolled-back')).toMatchObject({
      generation: 2,
      to: 1,
      reason: 'StepFailed',
    });
    const state = await rig.reported((candidate) => condition(candidate, 'RolledBack')?.status === true);
    expect(condition(state, 'RolledBack')?.message).toContain('nft: syntax error');
    expect(rig.world.host).toBe('good');
  });

  it('goes back after a restart in the middle of a trial', async () => {
    await rig.startAgent();
    await rig.controlPlane.online(1);
    await rig.give(1, 'good');
    await rig.confirmed(1);
    rig.controlPlane.state.confirms = false;
    await rig.give(2, 'bad');
    await rig.reported((state) => state.scopes[0]?.appliedGeneration === 2);
    await rig.stopAgent();
    await rig.startAgent();
    expect(await rig.event('generation.rolled-back')).toMatchObject({ generation: 2, to: 1 });
    await rig.reported((state) => state.scopes[0]?.appliedGeneration === 1 && state.sessionEpoch > 3);
    expect(rig.world.host).toBe('good');
  });

  it('boots into its last good state with no control plane', async () => {
    await rig.startAgent();
    await rig.controlPlane.online(1);
    await rig.give(1, 'good');
    await rig.confirmed(1);
    await rig.stopAgent();
    await rig.controlPlane.stop();
    const applied = new Promise<void>((resolve) => {
      rig.world = { host: null, onExecute: async () => resolve() };
    });
    await rig.startAgent();
    await applied;
    await rig.stopAgent();
    expect(rig.world.host).toBe('good');
    rig.controlPlane = await startControlPlane(DEVICE);
  });
});
