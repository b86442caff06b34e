import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { JobResult } from '@tresse/contracts';
import { type AgentRig, startRig } from './agent-rig.js';
import { SITE } from './documents.js';

jest.setTimeout(30_000);

let rig: AgentRig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.end());

describe('a device that tells its control plane', () => {
  it('counts malformed messages and goes on', async () => {
    await rig.startAgent();
    await rig.controlPlane.online(1);
    await rig.controlPlane.send('desired/announce', '{');
    await rig.controlPlane.send('desired/document', { payload: 1 });
    await rig.controlPlane.send('watch', 'x'.repeat(129 * 1_024));
    await rig.give(1, 'farm');
    await rig.confirmed(1);
    expect(rig.controller?.link.refused).toMatchObject({ 'not-json': 1, 'not-valid': 1, 'too-large': 1 });
  });

  it('tells of a line that went down and came back, also while it was offline, but not of its first sign of life', async () => {
    const verdict = (state: 'up' | 'down', lastedMs: number) => {
      const cause = state === 'down' ? ('silent' as const) : null;
      rig.world.listener?.onLine({ lineId: SITE, state, cause, silentMs: 80, lastedMs });
    };
    await rig.startAgent();
    verdict('up', 10);
    verdict('down', 5_000);
    verdict('up', 700);
    const back = await rig.event('line.up');
    expect(back).toMatchObject({ lineId: SITE, downMs: 700 });
    expect(await rig.event('line.down')).toMatchObject({ cause: 'silent', silentMs: 80 });
  });

  it('tells what came of a job also when its connection is lost meanwhile', async () => {
    rig.world.onSpeedTest = () => rig.controlPlane.hangUp();
    await rig.startAgent();
    await rig.controlPlane.online(1);
    const expiresAt = new Date(Date.now() + 60_000).toISOString();
    await rig.controlPlane.send('job', { id: SITE, kind: 'speed-test', expiresAt });
    const result = await rig.controlPlane.until((all) =>
      all.find(({ topic, body }) => topic === 'job-result' && (body as JobResult).state === 'failed'),
    );
    expect(result.body).toMatchObject({ id: SITE, error: 'There is nothing to measure on this device yet.' });
  });

  it('repairs what was changed by hand and counts it', async () => {
    await rig.startAgent();
    await rig.controlPlane.online(1);
    await rig.give(1, 'farm');
    await rig.confirmed(1);
    rig.world.host = 'meddled';
    const state = await rig.reported(({ drift }) => drift.repaired === 1);
    expect(state.drift.last).toEqual(['be farm']);
    expect(rig.world.host).toBe('farm');
  });
});
