/** Classes with real packets: what a rule names is in its queue at both ends, in either direction. Needs root and Linux. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startCall, startMirror } from './calls.js';
import { DESIRED_RELAY, desiredRelaySite, desiredSite } from './data-plane/desired.js';
import { inside, type Node, namespace } from './data-plane/network.js';
import { startDownload, startFlood } from './data-plane/programs.js';
import { type Rig, startRig } from './data-plane/rig.js';
import type { Role } from './data-plane/station.js';
import { suite } from './suite.js';

const SERVER = '198.51.100.10';
const VOICE_PORT = 5060;
const FLOOD_PORT = 9000;
let rig: Rig;

const match = (protocol: 'udp' | 'tcp', port: number) => ({
  ...{ protocol, to: [], from: [] },
  ports: [{ first: port, last: port }],
});
const QUALITY = {
  shaping: true,
  priorities: [
    { match: match('udp', VOICE_PORT), class: 'voice' as const },
    { match: match('tcp', FLOOD_PORT), class: 'bulk' as const },
  ],
};

/** Bytes that a class of a node has sent through both tunnels. Source: tc(8), `Sent N bytes` below each class. */
function sent(node: Node, tunnels: readonly string[], minor: string): number {
  return tunnels
    .map((tunnel) => inside(node, ['tc', '-s', 'class', 'show', 'dev', tunnel]))
    .map((text) => Number(new RegExp(`class htb 7e5:${minor} [^]*?Sent (\\d+) bytes`).exec(text)?.[1]))
    .reduce((sum, bytes) => sum + bytes, 0);
}
const AT_SITE = ['site', ['tl1', 'tl2']] as const;
const AT_RELAY = ['relay', ['tr1-1', 'tr1-2']] as const;
const VOICE = '20';
const BULK = '50';

suite('priorities', () => {
  beforeAll(async () => {
    rig = await startRig();
    const sites = [{ ...desiredRelaySite(rig.site.publicKey), quality: QUALITY }];
    const relay: Role = { role: 'relay', desired: DESIRED_RELAY, sites };
    const site: Role = { role: 'site', desired: { ...desiredSite(rig.relay.publicKey), quality: QUALITY } };
    expect((await rig.relay.apply({ role: relay })).failed).toBeNull();
    expect((await rig.site.apply({ role: site })).failed).toBeNull();
    await startMirror(namespace('server'), SERVER, [VOICE_PORT]);
    await startFlood();
  }, 60_000);

  afterAll(() => rig?.end());

  it('keep a call whole beside a download that fills the lines, each in its class both ways', async () => {
    const download = await startDownload();
    const call = await startCall(namespace('lan'), SERVER, VOICE_PORT, 150);
    const { bytes } = await download();
    expect((await call()).lost).toBe(0);
    expect(sent(...AT_RELAY, BULK)).toBeGreaterThan(bytes);
    expect(sent(...AT_SITE, VOICE)).toBeGreaterThan(150 * 160);
    expect(sent(...AT_RELAY, VOICE)).toBeGreaterThan(150 * 160);
  }, 30_000);
});
