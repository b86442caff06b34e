/** Traffic of the LAN that leaves by one line of its own, with real packets. Needs root and Linux. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type SiteBypass, TrafficMatch } from '@tresse/contracts';
import type { z } from 'zod';
import { DESIRED_RELAY, desiredRelaySite, desiredSite, PUBLIC_ADDRESS } from './data-plane/desired.js';
import { cutLine, inside, restoreLines } from './data-plane/network.js';
import { startChat, startDatagramEcho, startEcho, startFlood, startTalk } from './data-plane/programs.js';
import { type Rig, startRig } from './data-plane/rig.js';
import type { Role } from './data-plane/station.js';
import { suite } from './suite.js';

const SERVER = '198.51.100.10';
const OTHER_SERVER = '198.51.100.20';
const GUEST = '192.168.50.11';
const LINE = { 1: '192.168.1.2', 2: '192.168.2.2' } as const;

const rule = (
  last: number,
  line: 1 | 2,
  match: z.input<typeof TrafficMatch>,
  whenDown: SiteBypass['whenDown'] = 'braid',
): SiteBypass => ({
  id: `00000000-0000-4000-8000-0000000000${last}`,
  match: TrafficMatch.parse(match),
  line,
  whenDown,
});
const port = (number: number) => ({ first: number, last: number });

const BYPASS = [
  rule(40, 2, { protocol: 'tcp', ports: [port(8001), port(9000)] }),
  rule(41, 2, { protocol: 'udp', ports: [port(9001)] }),
  rule(42, 1, { to: ['198.51.100.16/28'] }),
  rule(43, 1, { from: [GUEST] }, 'block'),
];

/** Address with which the server saw a fetch from the LAN. */
const seenBy = (address: string, number = 8000, from: string[] = []) =>
  inside('lan', ['curl', '-s', '-m', '5', ...from, `http://${address}:${number}/`]);
const fromGuest = ['--interface', GUEST];

let rig: Rig;
let siteRole: Role;
let relayRole: Role;

/** The watcher's word at both ends, as the agents act on it. */
async function verdict(down: number[], line: number, state: 'down' | 'up'): Promise<void> {
  const verdicts = { down, preference: [] };
  await Promise.all([
    rig.site.prepare({ role: siteRole, verdicts }),
    rig.relay.prepare({ role: relayRole, verdicts }),
  ]);
  const fired = await Promise.all([rig.site.fire(`tl${line}`, state), rig.relay.fire(`tr1-${line}`, state)]);
  expect(fired.map(({ result }) => result)).toEqual(['fired', 'fired']);
}

suite('bypass', () => {
  beforeAll(async () => {
    rig = await startRig();
    siteRole = { role: 'site', desired: { ...desiredSite(rig.relay.publicKey), bypass: BYPASS } };
    relayRole = { role: 'relay', desired: DESIRED_RELAY, sites: [desiredRelaySite(rig.site.publicKey)] };
    inside('server', ['ip', 'address', 'add', `${OTHER_SERVER}/24`, 'dev', 'eth0']);
    inside('lan', ['ip', 'address', 'add', `${GUEST}/24`, 'dev', 'eth0']);
    await startEcho('server', 8000, '0.0.0.0');
    await startEcho('server', 8001, '0.0.0.0');
    await startEcho('lan', 80, '0.0.0.0');
    await startDatagramEcho('server', 9001);
    await startFlood();
    expect((await rig.relay.apply({ role: relayRole })).failed).toBeNull();
    expect((await rig.site.apply({ role: siteRole })).failed).toBeNull();
    expect(await rig.site.plan({ role: siteRole })).toEqual([]);
  }, 60_000);

  afterAll(() => rig?.end());

  it('leaves by the line of the first rule that fits, and by the braid without one', () => {
    expect(seenBy(SERVER)).toContain(PUBLIC_ADDRESS);
    expect(seenBy(SERVER, 8001)).toContain(LINE[2]);
    expect(seenBy(OTHER_SERVER)).toContain(LINE[1]);
    expect(seenBy(OTHER_SERVER, 8001)).toContain(LINE[2]);
    expect(seenBy(SERVER, 8000, fromGuest)).toContain(LINE[1]);
    expect(inside('lan', ['ping', '-c', '1', '-W', '2', OTHER_SERVER])).toContain(' 0% packet loss');
  });

  it('answers a published port by the braid even to whom a rule names', () => {
    const caller = ['curl', '-s', '-m', '5', '--interface', OTHER_SERVER];
    expect(inside('server', [...caller, `http://${PUBLIC_ADDRESS}:8080/`])).toContain(OTHER_SERVER);
  });

  it('moves to the braid when its line dies, ends what cannot move, and stays there when the line returns', async () => {
    const seen = startTalk(SERVER, 9001);
    expect(await seen()).toBe(LINE[2]);
    const chat = await startChat(SERVER, 9000);
    cutLine(2);
    await verdict([], 2, 'down');
    expect(await seen()).toBe(PUBLIC_ADDRESS);
    expect(await chat.ended).toBe('ECONNRESET');
    expect(seenBy(SERVER, 8001)).toContain(PUBLIC_ADDRESS);
    const verdicts = { down: [2], preference: [] };
    expect(await rig.site.plan({ role: siteRole, verdicts })).toEqual([]);
    restoreLines();
    await verdict([2], 2, 'up');
    expect(seenBy(SERVER, 8001)).toContain(LINE[2]);
    expect(await Promise.race([seen(), rig.site.plan({ role: siteRole })])).toEqual([]);
  }, 30_000);

  it('is refused at once, not led elsewhere, where a rule says so', async () => {
    cutLine(1);
    await verdict([], 1, 'down');
    const began = performance.now();
    expect(() => seenBy(SERVER, 8000, fromGuest)).toThrow();
    expect(performance.now() - began).toBeLessThan(1_500);
    expect(seenBy(SERVER)).toContain(PUBLIC_ADDRESS);
    restoreLines();
    await verdict([1], 1, 'up');
    expect(seenBy(SERVER, 8000, fromGuest)).toContain(LINE[1]);
  }, 30_000);

  it('leaves nothing when its rules are taken away', async () => {
    const plain: Role = { role: 'site', desired: desiredSite(rig.relay.publicKey) };
    expect((await rig.site.apply({ role: plain })).failed).toBeNull();
    expect(seenBy(SERVER, 8001)).toContain(PUBLIC_ADDRESS);
    expect((await rig.site.down()).failed).toBeNull();
    expect(inside('site', ['ip', 'rule'])).not.toContain('fwmark');
  }, 30_000);
});
