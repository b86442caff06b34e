import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Site } from '@tresse/contracts';
import { type RunningTresse, startTresse } from './running-tresse.js';
import { putToWork, type SiteAtWork } from './site-at-work.js';
import { longestSilenceAfter, transfer } from './transfer.js';

/** From «Tresse runs» to a first download, and to a site that says it is up. */
const TRAFFIC_MS = 10_000;
const UP_MS = 20_000;

let tresse: RunningTresse;
let site: SiteAtWork;
let before: Site;

beforeAll(async () => {
  tresse = await startTresse('e2e-back');
  site = await putToWork(tresse, {});
  before = await site.read();
  await site.trafficFlows(TRAFFIC_MS);
}, 120_000);

afterAll(async () => {
  await tresse?.stop();
}, 60_000);

it('goes on with a download while both agents are started anew', async () => {
  const download = transfer(tresse, 'down', 8);
  await pause(2_000);
  const agents = { site: await agentsOn('site'), relay: await agentsOn('relay') };
  const changedAt = Date.now();
  for (const pid of [...agents.site, ...agents.relay]) process.kill(pid, 'SIGTERM');

  expect(longestSilenceAfter(await download, changedAt)).toBeLessThanOrEqual(1_000);
  for (const node of ['site', 'relay'] as const) {
    expect(agents[node]).toHaveLength(1);
    expect(await agentsOn(node)).toHaveLength(1);
    expect(await agentsOn(node)).not.toEqual(agents[node]);
  }
}, 40_000);

it.each([
  ['Ctrl-C', 'SIGINT'],
  ['a hard kill', 'SIGKILL'],
] as const)(
  'is back after %s and a start: the same box at the same address, with traffic and nobody’s help',
  async (_, signal) => {
    await tresse.restart(signal);
    await site.trafficFlows(TRAFFIC_MS);
    const after = await site.until('up again', isWhole, UP_MS);
    expect(after).toMatchObject({
      publicAddress: before.publicAddress,
      device: { id: before.device?.id, enrolledAt: before.device?.enrolledAt },
      relay: { id: before.relay?.id },
      rollout: { generation: before.rollout.generation },
    });
    expect(await agentsOn('site')).toHaveLength(1);
    expect(await agentsOn('relay')).toHaveLength(1);
  },
  60_000,
);

const isWhole = ({ state, device, relay, rollout }: Site) =>
  state === 'up' && device?.online === true && relay?.online === true && rollout.state === 'confirmed';

const agentsOn = (node: 'site' | 'relay') => site.processes(node, /agent\.mjs run/);
