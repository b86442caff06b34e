import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import {
  type DesiredDocument,
  type DeviceEvent,
  type JobResult,
  Lan,
  type RelaySiteDesired,
  type ReportedState,
  type SiteDesired,
} from '@tresse/contracts';
import { generateRsaKey } from '@tresse/pki';
import { pino } from 'pino';
import { type Controller, startController } from '../src/control/index.js';
import { type ControlPlane, documentOf, startControlPlane } from './control-plane-stand-in.js';
import { type NameWorld, nameRole } from './name-role.js';

const DEVICE = '6f1c2f9e-0f7a-4d53-9a3d-3f6f3f0d5a10';
const SITE = '0d9f4a0e-7c55-4d0b-8a63-1f6a4a3f8f01';
const CONFIRM_MS = 2_000;

jest.setTimeout(30_000);

let stateDir: string;
let controlPlane: ControlPlane;
let controller: Controller | undefined;
let world: NameWorld;

beforeEach(async () => {
  stateDir = await mkdtemp(join(tmpdir(), 'tresse-agent-'));
  controlPlane = await startControlPlane(DEVICE);
  world = { host: null };
});

afterEach(async () => {
  await controller?.stop();
  await controlPlane.stop();
  await rm(stateDir, { recursive: true });
});

async function startAgent(confirmTimeoutMs = CONFIRM_MS): Promise<void> {
  controller = await startController({
    identity: controlPlane.identity,
    privateKeyPem: controlPlane.privateKeyPem,
    stateDir,
    role: nameRole(world),
    log: pino({ level: process.env.TRESSE_LOG_LEVEL ?? 'silent' }),
    onRestart: () => undefined,
    confirmTimeoutMs,
    fullSyncMs: 200,
  });
}

async function give(generation: number, name: string): Promise<DesiredDocument> {
  const document = documentOf(DEVICE, generation, siteNamed(name));
  await controlPlane.announce(document, controlPlane.sign(document));
  return document;
}

/** The first report that says this; later reports count, earlier ones too. */
function reported(says: (state: ReportedState) => boolean): Promise<ReportedState> {
  return controlPlane.until((all) => {
    const found = all.filter(({ topic }) => topic === 'reported').map(({ body }) => body as ReportedState);
    return found.find(says);
  });
}

const condition = (state: ReportedState, type: string) =>
  state.scopes[0]?.conditions.find((candidate) => candidate.type === type);

const confirmed = (generation: number) =>
  reported(
    (state) =>
      state.scopes[0]?.appliedGeneration === generation && condition(state, 'Confirmed')?.status === true,
  );

function event(kind: DeviceEvent['kind']): Promise<DeviceEvent> {
  return controlPlane.until((all) =>
    all
      .filter(({ topic }) => topic === 'events')
      .flatMap(({ body }) => (body as { events: DeviceEvent[] }).events)
      .find((candidate) => candidate.kind === kind),
  );
}

describe('a device that follows its control plane', () => {
  it('connects anew when the line of its connection dies, and only then', async () => {
    await startAgent();
    const { sessionEpoch } = await reported(() => true);
    const dies = { state: 'down', cause: 'silent', silentMs: 80, lastedMs: 5_000 } as const;
    world.managementLine = 'line-1';
    world.listener?.onLine({ ...dies, lineId: '3f1c2f9e-0f7a-4d53-9a3d-3f6f3f0d5a12' });
    await event('line.down');
    expect(controller?.link.epoch).toBe(sessionEpoch);
    world.listener?.onLine({ ...dies, lineId: 'line-1' });
    await reported((state) => state.sessionEpoch > sessionEpoch);
  });

  it('pulls what is announced, applies it, proves itself on a new connection and is confirmed', async () => {
    await startAgent();
    await controlPlane.online(1);
    const document = await give(1, 'farm');
    const state = await confirmed(1);
    expect(world.host).toBe('farm');
    expect(state.scopes[0]?.appliedHash).toBe(document.hash);
    expect(state.sessionEpoch).toBeGreaterThanOrEqual(2);
    expect((await event('generation.applied')).kind).toBe('generation.applied');
  });

  it('refuses a document with a forged signature and says so', async () => {
    await startAgent();
    await controlPlane.online(1);
    await give(1, 'farm');
    await confirmed(1);
    const forged = documentOf(DEVICE, 2, siteNamed('thief'));
    const thief = await generateRsaKey();
    await controlPlane.announce(forged, controlPlane.sign(forged, thief.privateKeyPem));
    const state = await reported((candidate) => condition(candidate, 'Valid')?.reason === 'SignatureInvalid');
    expect(state.scopes[0]?.appliedGeneration).toBe(1);
    expect(world.host).toBe('farm');
  });

  it('declines what its host cannot be, says why, and stays as it is', async () => {
    await startAgent();
    await controlPlane.online(1);
    await give(1, 'farm');
    await confirmed(1);
    world.obstacle = 'The kernel has no MPTCP.';
    await give(2, 'mill');
    const state = await reported((candidate) => condition(candidate, 'Valid')?.reason === 'Unsupported');
    expect(condition(state, 'Valid')?.message).toBe(world.obstacle);
    expect(state.scopes[0]).toMatchObject({ observedGeneration: 2, appliedGeneration: 1 });
    expect(world.host).toBe('farm');
    delete world.obstacle;
    await give(3, 'mill');
    await confirmed(3);
    expect(world.host).toBe('mill');
  });

  it('tries what it declined once more when its host can do more', async () => {
    await startAgent();
    await controlPlane.online(1);
    await give(1, 'farm');
    await confirmed(1);
    world.obstacle = 'OpenVPN is not installed on the box.';
    await give(2, 'mill');
    await reported((state) => condition(state, 'Valid')?.reason === 'Unsupported');
    delete world.obstacle;
    world.listener?.onCapabilities();
    await confirmed(2);
    expect(world.host).toBe('mill');
  });

  it('tries what a step undid once more when its host can do more, and once only', async () => {
    await startAgent();
    await controlPlane.online(1);
    await give(1, 'good');
    await confirmed(1);
    let tries = 0;
    world.onExecute = async () => {
      if (world.host !== 'good') return;
      tries += 1;
      throw new Error('no such program');
    };
    await give(2, 'better');
    await event('generation.rolled-back');
    const before = tries;
    world.listener?.onCapabilities();
    await controlPlane.until(
      (all) =>
        all.filter(({ body }) => JSON.stringify(body).includes('"generation.rolled-back"')).length > 1 ||
        undefined,
    );
    expect(tries).toBeGreaterThan(before);
    expect(world.host).toBe('good');
    const after = tries;
    delete world.onExecute;
    await give(3, 'best');
    await confirmed(3);
    expect(tries).toBe(after);
  });

  it('ignores an older generation', async () => {
    await startAgent();
    await controlPlane.online(1);
    await give(5, 'farm');
    await confirmed(5);
    const old = documentOf(DEVICE, 4, siteNamed('ruin'));
    await controlPlane.send('desired/document', controlPlane.sign(old));
    await give(6, 'house');
    await confirmed(6);
    expect(world.host).toBe('house');
    expect(controlPlane.messages.filter(({ topic }) => topic === 'desired/get')).toHaveLength(2);
  });

  it('ends in N+1 when it arrives while N is being applied', async () => {
    let second: Promise<DesiredDocument> | undefined;
    world.onExecute = async () => {
      if (second) return;
      second = give(2, 'second');
      await reported((state) => state.scopes[0]?.observedGeneration === 2);
    };
    await startAgent();
    await controlPlane.online(1);
    await give(1, 'first');
    await confirmed(2);
    expect(world.host).toBe('second');
  });

  it('goes back to the last good generation without confirmation, and tries that one no more', async () => {
    await startAgent();
    await controlPlane.online(1);
    await give(1, 'good');
    await confirmed(1);
    controlPlane.state.confirms = false;
    const bad = await give(2, 'bad');
    const undone = await event('generation.rolled-back');
    expect(undone).toMatchObject({ generation: 2, to: 1, reason: 'NotConfirmed' });
    const state = await reported((candidate) => condition(candidate, 'RolledBack')?.status === true);
    expect(state.scopes[0]).toMatchObject({ observedGeneration: 2, appliedGeneration: 1 });
    controlPlane.state.confirms = true;
    await controlPlane.announce(bad, controlPlane.sign(bad));
    await give(3, 'better');
    await confirmed(3);
    expect(world.host).toBe('better');
  });

  it('goes back when the host can’t take a generation, and says what the host said', async () => {
    await startAgent();
    await controlPlane.online(1);
    await give(1, 'good');
    await confirmed(1);
    world.refused = { name: 'bad', message: 'nft: syntax error' };
    await give(2, 'bad');
    expect(await event('generation.rolled-back')).toMatchObject({
      generation: 2,
      to: 1,
      reason: 'StepFailed',
    });
    const state = await reported((candidate) => condition(candidate, 'RolledBack')?.status === true);
    expect(condition(state, 'RolledBack')?.message).toContain('nft: syntax error');
    expect(world.host).toBe('good');
  });

  it('goes back after a restart in the middle of a trial', async () => {
    await startAgent();
    await controlPlane.online(1);
    await give(1, 'good');
    await confirmed(1);
    controlPlane.state.confirms = false;
    await give(2, 'bad');
    await reported((state) => state.scopes[0]?.appliedGeneration === 2);
    await controller?.stop();
    await startAgent();
    expect(await event('generation.rolled-back')).toMatchObject({ generation: 2, to: 1 });
    await reported((state) => state.scopes[0]?.appliedGeneration === 1 && state.sessionEpoch > 3);
    expect(world.host).toBe('good');
  });

  it('boots into its last good state with no control plane', async () => {
    await startAgent();
    await controlPlane.online(1);
    await give(1, 'good');
    await confirmed(1);
    await controller?.stop();
    await controlPlane.stop();
    const applied = new Promise<void>((resolve) => {
      world = { host: null, onExecute: async () => resolve() };
    });
    await startAgent();
    await applied;
    await controller?.stop();
    controller = undefined;
    expect(world.host).toBe('good');
    controlPlane = await startControlPlane(DEVICE);
  });

  it('forgets a removed site once the control plane has heard that its removal is confirmed', async () => {
    const give = async (generation: number, lines: RelaySiteDesired['lines']) => {
      const document = documentOf(DEVICE, generation, { ...siteOnRelay, lines });
      await controlPlane.announce(document, controlPlane.sign(document));
    };
    await startAgent();
    await controlPlane.online(1);
    await give(1, siteOnRelay.lines);
    await confirmed(1);
    expect(await readdir(join(stateDir, 'desired'))).toEqual([`site_${SITE}.json`]);
    await give(2, []);
    await confirmed(2);
    controlPlane.withdraw(`site:${SITE}`);
    const said = controlPlane.messages.length;
    await controlPlane.until((all) =>
      all
        .slice(said - 1)
        .find(({ topic, body }) => topic === 'reported' && (body as ReportedState).scopes.length === 0),
    );
    await controller?.stop();
    controller = undefined;
    expect(await readdir(join(stateDir, 'desired'))).toEqual([]);
  });

  it('counts malformed messages and goes on', async () => {
    await startAgent();
    await controlPlane.online(1);
    await controlPlane.send('desired/announce', '{');
    await controlPlane.send('desired/document', { payload: 1 });
    await controlPlane.send('watch', 'x'.repeat(129 * 1_024));
    await give(1, 'farm');
    await confirmed(1);
    expect(controller?.link.refused).toMatchObject({ 'not-json': 1, 'not-valid': 1, 'too-large': 1 });
  });

  it('tells of a line that went down and came back, also while it was offline, but not of its first sign of life', async () => {
    const verdict = (state: 'up' | 'down', lastedMs: number) => {
      const cause = state === 'down' ? ('silent' as const) : null;
      world.listener?.onLine({ lineId: SITE, state, cause, silentMs: 80, lastedMs });
    };
    await startAgent();
    verdict('up', 10);
    verdict('down', 5_000);
    verdict('up', 700);
    const back = await event('line.up');
    expect(back).toMatchObject({ lineId: SITE, downMs: 700 });
    expect(await event('line.down')).toMatchObject({ cause: 'silent', silentMs: 80 });
  });

  it('tells what came of a job also when its connection is lost meanwhile', async () => {
    world.onSpeedTest = () => controlPlane.hangUp();
    await startAgent();
    await controlPlane.online(1);
    const expiresAt = new Date(Date.now() + 60_000).toISOString();
    await controlPlane.send('job', { id: SITE, kind: 'speed-test', expiresAt });
    const result = await controlPlane.until((all) =>
      all.find(({ topic, body }) => topic === 'job-result' && (body as JobResult).state === 'failed'),
    );
    expect(result.body).toMatchObject({ id: SITE, error: 'There is nothing to measure on this device yet.' });
  });

  it('repairs what was changed by hand and counts it', async () => {
    await startAgent();
    await controlPlane.online(1);
    await give(1, 'farm');
    await confirmed(1);
    world.host = 'meddled';
    const state = await reported(({ drift }) => drift.repaired === 1);
    expect(state.drift.last).toEqual(['be farm']);
    expect(world.host).toBe('farm');
  });
});

const siteOnRelay: RelaySiteDesired = {
  role: 'relay-site',
  site: { id: SITE, index: 1, device: DEVICE },
  braid: { profile: 'mptcp', carrier: 'tunnel' },
  bond: null,
  bondAddress: '10.77.0.31',
  ipv6: null,
  openings: [],
  lines: [
    {
      id: '0d9f4a0e-7c55-4d0b-8a63-1f6a4a3f8f11',
      index: 1,
      role: 'always',
      contract: null,
      limit: null,
      tunnel: { address: '10.77.0.17', mtu: 1_420, listenPort: 20_008, peerPublicKey: `${'A'.repeat(43)}=` },
    },
  ],
  portForwards: [],
  quality: { shaping: true, priorities: [] },
  twin: null,
};

function siteNamed(name: string): SiteDesired {
  const line = (index: number): SiteDesired['lines'][number] => ({
    id: `0d9f4a0e-7c55-4d0b-8a63-1f6a4a3f8f1${index}`,
    index,
    name: `line ${index}`,
    interface: `eth${index}`,
    vlan: null,
    role: 'always',
    limit: null,
    allowance: null,
    addressing: { method: 'automatic' },
    contract: null,
    tunnel: {
      address: `10.77.0.${16 + index}`,
      mtu: 1_420,
      peer: { publicKey: `${'A'.repeat(43)}=`, address: '192.0.2.1', port: 20_008 + index },
    },
  });
  return {
    role: 'site',
    site: { id: SITE, name },
    braid: { profile: 'mptcp', carrier: 'tunnel' },
    bond: null,
    lines: [line(1), line(2)],
    lan: Lan.parse({ interface: 'eth0', address: '192.168.5.1/24' }),
    bondAddress: '10.77.0.31',
    ipv6: null,
    relay: {
      device: DEVICE,
      address: '10.77.0.1',
      publicAddress: '192.0.2.1',
      proxyPort: 4_430,
      directPort: 4_433,
      heartbeatPort: 4_431,
      speedTestPort: 4_432,
      fallback: { port: 443, address: '169.254.64.1/18', key: '00'.repeat(256) },
    },
    portForwards: [],
    bypass: [],
    quality: { shaping: true, priorities: [] },
    twin: null,
  };
}
