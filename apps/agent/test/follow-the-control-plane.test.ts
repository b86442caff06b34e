import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { DesiredDocument, RelaySiteDesired, ReportedState } from '@tresse/contracts';
import { generateRsaKey } from '@tresse/pki';
import { type AgentRig, condition, startRig } from './agent-rig.js';
import { documentOf } from './control-plane-stand-in.js';
import { DEVICE, SITE, siteNamed, siteOnRelay } from './documents.js';

jest.setTimeout(30_000);

let rig: AgentRig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.end());

describe('a device that follows its control plane', () => {
  it('connects anew when the line of its connection dies, and only then', async () => {
    await rig.startAgent();
    const { sessionEpoch } = await rig.reported(() => true);
    const dies = { state: 'down', cause: 'silent', silentMs: 80, lastedMs: 5_000 } as const;
    rig.world.managementLine = 'line-1';
    rig.world.listener?.onLine({ ...dies, lineId: '3f1c2f9e-0f7a-4d53-9a3d-3f6f3f0d5a12' });
    await rig.event('line.down');
    expect(rig.controller?.link.epoch).toBe(sessionEpoch);
    rig.world.listener?.onLine({ ...dies, lineId: 'line-1' });
    await rig.reported((state) => state.sessionEpoch > sessionEpoch);
  });

  it('pulls what is announced, applies it, proves itself on a new connection and is confirmed', async () => {
    await rig.startAgent();
    await rig.controlPlane.online(1);
    const document = await rig.give(1, 'farm');
    const state = await rig.confirmed(1);
    expect(rig.world.host).toBe('farm');
    expect(state.scopes[0]?.appliedHash).toBe(document.hash);
    expect(state.sessionEpoch).toBeGreaterThanOrEqual(2);
    expect((await rig.event('generation.applied')).kind).toBe('generation.applied');
  });

  it('refuses a document with a forged signature and says so', async () => {
    await rig.startAgent();
    await rig.controlPlane.online(1);
    await rig.give(1, 'farm');
    await rig.confirmed(1);
    const forged = documentOf(DEVICE, 2, siteNamed('thief'));
    const thief = await generateRsaKey();
    await rig.controlPlane.announce(forged, rig.controlPlane.sign(forged, thief.privateKeyPem));
    const state = await rig.reported(
      (candidate) => condition(candidate, 'Valid')?.reason === 'SignatureInvalid',
    );
    expect(state.scopes[0]?.appliedGeneration).toBe(1);
    expect(rig.world.host).toBe('farm');
  });

  it('declines what its host cannot be, says why, and stays as it is', async () => {
    await rig.startAgent();
    await rig.controlPlane.online(1);
    await rig.give(1, 'farm');
    await rig.confirmed(1);
    rig.world.obstacle = 'The kernel has no MPTCP.';
    await rig.give(2, 'mill');
    const state = await rig.reported((candidate) => condition(candidate, 'Valid')?.reason === 'Unsupported');
    expect(condition(state, 'Valid')?.message).toBe(rig.world.obstacle);
    expect(state.scopes[0]).toMatchObject({ observedGeneration: 2, appliedGeneration: 1 });
    expect(rig.world.host).toBe('farm');
    delete rig.world.obstacle;
    await rig.give(3, 'mill');
    await rig.confirmed(3);
    expect(rig.world.host).toBe('mill');
  });

  it('tries what it declined once more when its host can do more', async () => {
    await rig.startAgent();
    await rig.controlPlane.online(1);
    await rig.give(1, 'farm');
    await rig.confirmed(1);
    rig.world.obstacle = 'OpenVPN is not installed on the box.';
    await rig.give(2, 'mill');
    await rig.reported((state) => condition(state, 'Valid')?.reason === 'Unsupported');
    delete rig.world.obstacle;
    rig.world.listener?.onCapabilities();
    await rig.confirmed(2);
    expect(rig.world.host).toBe('mill');
  });

  it('tries what a step undid once more when its host can do more, and once only', async () => {
    await rig.startAgent();
    await rig.controlPlane.online(1);
    await rig.give(1, 'good');
    await rig.confirmed(1);
    let tries = 0;
    rig.world.onExecute = async () => {
      if (rig.world.host !== 'good') return;
      tries += 1;
      throw new Error('no such program');
    };
    await rig.give(2, 'better');
    await rig.event('generation.rolled-back');
    const before = tries;
    rig.world.listener?.onCapabilities();
    await rig.controlPlane.until(
      (all) =>
        all.filter(({ body }) => JSON.stringify(body).includes('"generation.rolled-back"')).length > 1 ||
        undefined,
    );
    expect(tries).toBeGreaterThan(before);
    expect(rig.world.host).toBe('good');
    const after = tries;
    delete rig.world.onExecute;
    await rig.give(3, 'best');
    await rig.confirmed(3);
    expect(tries).toBe(after);
  });

  it('ignores an older generation', async () => {
    await rig.startAgent();
    await rig.controlPlane.online(1);
    await rig.give(5, 'farm');
    await rig.confirmed(5);
    const old = documentOf(DEVICE, 4, siteNamed('ruin'));
    await rig.controlPlane.send('desired/document', rig.controlPlane.sign(old));
    await rig.give(6, 'house');
    await rig.confirmed(6);
    expect(rig.world.host).toBe('house');
    expect(rig.controlPlane.messages.filter(({ topic }) => topic === 'desired/get')).toHaveLength(2);
  });

  it('ends in N+1 when it arrives while N is being applied', async () => {
    let second: Promise<DesiredDocument> | undefined;
    rig.world.onExecute = async () => {
      if (second) return;
      second = rig.give(2, 'second');
      await rig.reported((state) => state.scopes[0]?.observedGeneration === 2);
    };
    await rig.startAgent();
    await rig.controlPlane.online(1);
    await rig.give(1, 'first');
    await rig.confirmed(2);
    expect(rig.world.host).toBe('second');
  });

  it('forgets a removed site once the control plane has heard that its removal is confirmed', async () => {
    const give = async (generation: number, lines: RelaySiteDesired['lines']) => {
      const document = documentOf(DEVICE, generation, { ...siteOnRelay, lines });
      await rig.controlPlane.announce(document, rig.controlPlane.sign(document));
    };
    await rig.startAgent();
    await rig.controlPlane.online(1);
    await give(1, siteOnRelay.lines);
    await rig.confirmed(1);
    expect(await readdir(join(rig.stateDir, 'desired'))).toEqual([`site_${SITE}.json`]);
    await give(2, []);
    await rig.confirmed(2);
    rig.controlPlane.withdraw(`site:${SITE}`);
    const said = rig.controlPlane.messages.length;
    await rig.controlPlane.until((all) =>
      all
        .slice(said - 1)
        .find(({ topic, body }) => topic === 'reported' && (body as ReportedState).scopes.length === 0),
    );
    await rig.stopAgent();
    expect(await readdir(join(rig.stateDir, 'desired'))).toEqual([]);
  });
});
