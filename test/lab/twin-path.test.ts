/** Voice sent twice, with real packets: a line dies and nobody is told. Needs root and Linux. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startCall, startMirror } from './calls.js';
import { DESIRED_RELAY, desiredRelaySite, desiredSite } from './data-plane/desired.js';
import { cutLine, inside, namespace, restoreLines } from './data-plane/network.js';
import { type Rig, startRig } from './data-plane/rig.js';
import type { Role } from './data-plane/station.js';
import { suite } from './suite.js';
import { enterTwinPath } from './twin-answer.js';

const SERVER = '198.51.100.10';
const VOICE_PORT = 5060;
const OTHER_PORT = 7000;
let rig: Rig;
let siteRole: Role;
let relayRole: Role;

function withTwin<Desired extends object>(desired: Desired) {
  const match = {
    protocol: 'udp' as const,
    ports: [{ first: VOICE_PORT, last: VOICE_PORT }],
    to: [],
    from: [],
  };
  const quality = { shaping: false, priorities: [{ match, class: 'voice' as const }] };
  return { ...desired, quality, twin: { port: 53_001, copyAddress: '10.77.0.30', mtu: 1360 } };
}

suite('the twin path', () => {
  beforeAll(async () => {
    rig = await startRig();
    siteRole = { role: 'site', desired: withTwin(desiredSite(rig.relay.publicKey)) };
    const sites = [withTwin(desiredRelaySite(rig.site.publicKey))];
    relayRole = { role: 'relay', desired: DESIRED_RELAY, sites };
    await startMirror(namespace('server'), SERVER, [VOICE_PORT, OTHER_PORT]);
  }, 60_000);

  afterAll(() => rig?.end());

  it('leaves a call as it is while the relay does not know of it yet', async () => {
    const plain = { ...relayRole, sites: [desiredRelaySite(rig.site.publicKey)] } as Role;
    expect((await rig.relay.apply({ role: plain })).failed).toBeNull();
    expect((await rig.site.apply({ role: siteRole })).failed).toBeNull();
    expect(await rig.site.plan({ role: siteRole })).toEqual([]);
    const call = await startCall(namespace('lan'), SERVER, VOICE_PORT, 100);
    expect(await call()).toEqual({ lost: 0, twice: 0 });
  }, 30_000);

  it('takes voice once the relay has answered, after which there is nothing left to do', async () => {
    expect((await rig.relay.apply({ role: relayRole })).failed).toBeNull();
    expect(await rig.relay.plan({ role: relayRole })).toEqual([]);
    await enterTwinPath(rig.site, siteRole);
    expect(await rig.site.plan({ role: siteRole })).toEqual([]);
  }, 30_000);

  it.each([1, 2] as const)(
    'loses nothing of a call when line %i dies, and hears nothing twice, while other datagrams go under',
    async (line) => {
      const call = (port: number) => startCall(namespace('lan'), SERVER, port, 200);
      const [voice, other] = await Promise.all([call(VOICE_PORT), call(OTHER_PORT)]);
      cutLine(line);
      const [heard, control] = await Promise.all([voice(), other()]);
      restoreLines();
      expect(heard).toEqual({ lost: 0, twice: 0 });
      if (line === 1) expect(control.lost).toBeGreaterThan(20);
    },
    30_000,
  );

  it('leaves nothing behind when it is switched off', async () => {
    siteRole = { role: 'site', desired: desiredSite(rig.relay.publicKey) };
    relayRole = { role: 'relay', desired: DESIRED_RELAY, sites: [desiredRelaySite(rig.site.publicKey)] };
    expect((await rig.site.apply({ role: siteRole })).failed).toBeNull();
    expect((await rig.relay.apply({ role: relayRole })).failed).toBeNull();
    for (const node of ['site', 'relay'] as const) {
      expect(inside(node, ['nft', 'list', 'tables'])).toBe('table inet tresse\n');
      expect(inside(node, ['ip', '-o', 'link'])).not.toContain('twin');
    }
  }, 30_000);
});
