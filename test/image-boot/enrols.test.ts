/** A box that was flashed with its site's own download enrols, carries the LAN's traffic, and outlives power cuts. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { inputOfSite, type Site, type SiteInput } from '@tresse/contracts';
import { RELAY_ADDRESS, SERVER_ADDRESS } from '@tresse/lab';
import { Box } from './box.js';
import { type ControlPlane, lineOf, startControlPlane } from './control-plane.js';
import { closeFolder, openFolder } from './folder.js';
import { Lan } from './lan.js';

jest.setTimeout(3_600_000);

const LINES = ['enp0s2', 'enp0s3'];

let folder: string;
let controlPlane: ControlPlane;
let lan: Lan;
let box: Box;
const times: string[] = [];

beforeAll(async () => {
  folder = await openFolder('tresse-box-');
  controlPlane = await startControlPlane(join(folder, 'p'));
  lan = Lan.open();
  const site = await controlPlane.addSite('Shop', LINES);
  box = new Box('virt', join(folder, 'card.img'), { site, lan, tell: (what) => times.push(what) });
  await box.download();
}, 600_000);

afterAll(async () => {
  await box?.cutPower();
  lan?.close();
  await controlPlane?.stop();
  await closeFolder(folder);
  console.info(times.join('\n'));
});

const isConfirmed = ({ rollout }: Site) => rollout.state === 'confirmed';
const isUp = ({ state, lines }: Site) =>
  state === 'up' && lines.every((line) => line.state === 'up' && line.carrier === 'udp');
/** Nothing is on trial, and every line carries. */
const isSettled = (site: Site) => isUp(site) && ['confirmed', 'rolled-back'].includes(site.rollout.state);

/** What each part begins with, be it run alone. A cut may have undone what was on trial. */
async function atWork(): Promise<void> {
  if (!box.isOn()) await box.switchOn();
  await box.becomes('at work', isSettled);
}

/** Whom a server on the internet sees when a device of the LAN asks it. */
const seenAs = () => JSON.parse(lan.fetch(`http://${SERVER_ADDRESS}/peer`)).address;

describe('a power cut as the box enrols for the first time', () => {
  it('costs it nothing: at its next start it belongs to its site, with the same claim', async () => {
    await box.switchOn();
    await box.becomes('enrolled', ({ device }) => device !== null);
    await box.cutPower();
    await box.becomes('away', ({ device }) => device?.online === false);
    await box.switchOn();
    const { claim } = await box.becomes('heard after the cut', ({ device }) => device?.online === true);
    expect(claim?.reusedAt).toBeNull();
  });
});

describe('a box with its site’s own image', () => {
  it('has its settings confirmed, and a tunnel to the relay by each line', async () => {
    await atWork();
    const { lines, rollout } = await box.site.look();
    expect(lines).toHaveLength(2);
    expect(rollout.state).toBe('confirmed');
  });

  it('brings the LAN into the internet at the relay’s address', async () => {
    await atWork();
    expect(seenAs()).toBe(RELAY_ADDRESS);
  });
});

/** Addresses that the box hands out in its LAN: another DHCP server, and another hole in the filter. */
const handingOut =
  (last: string) =>
  ({ lan }: Site): Partial<SiteInput> => ({
    lan: { ...lan, dhcp: { first: '192.168.77.100', last: `192.168.77.${last}`, leaseMinutes: 60 } },
  });

/** Other queues, at both ends. */
const slower = (site: Site): Partial<SiteInput> => ({
  lines: inputOfSite(site).lines.map((line) => ({ ...line, contract: { downKbit: 6_000, upKbit: 600 } })),
});

/** Where the power is cut, by what the console shows; and what is changed. */
const CUTS = [
  {
    // What the agent says before a step that no verdict asks for: an apply has begun, and is not at its end.
    moment: 'before its first step is done',
    text: /"step":"(?:write-file|load-firewall|start-service)/,
    change: handingOut('149'),
  },
  { moment: 'while it waits to be confirmed', text: /waiting for confirmation/, change: slower },
  { moment: 'as it is confirmed', text: /generation confirmed/, change: handingOut('199') },
];

describe('a power cut in the middle of an apply', () => {
  it.each(CUTS)('$moment leaves settings that work, and needs no claim', async ({ moment, text, change }) => {
    await atWork();
    const before = await box.site.look();
    const mark = box.mark();
    await box.site.change(change(before));
    await box.shows(text, mark);
    await box.cutPower();
    await box.becomes('offline', ({ state }) => state === 'offline');
    await box.switchOn();
    const { rollout } = await box.becomes(`up after a cut ${moment}`, isSettled);
    expect([before.rollout.appliedGeneration, rollout.generation]).toContain(rollout.appliedGeneration);
    expect(seenAs()).toBe(RELAY_ADDRESS);
  });

  it('leaves a box that takes the next settings', async () => {
    await atWork();
    await box.site.change(handingOut('179')(await box.site.look()));
    await box.becomes('of other settings', (site) => isConfirmed(site) && isUp(site));
    expect(seenAs()).toBe(RELAY_ADDRESS);
  });
});

describe('a Raspberry Pi 3 with two network cards at its USB', () => {
  it('enrols and tells of its lines, and has tunnels once they are named', async () => {
    const site = await controlPlane.addSite('Workshop', []);
    const pi = new Box('raspi3b', join(folder, 'pi.img'), {
      site,
      tell: (what) => times.push(`Pi 3: ${what}`),
    });
    await box.cutPower();
    try {
      await pi.download();
      await pi.switchOn();
      const led = (one: { internet: boolean | null }) => one.internet === true;
      const { found } = await pi.becomes(
        'tells of two lines',
        ({ found }) => (found?.interfaces.filter(led).length ?? 0) === 2,
      );
      const names = found?.interfaces.filter(led).map(({ name }) => name) ?? [];
      await site.change({ lines: names.map(lineOf) });
      await pi.becomes('at work', (now) => isConfirmed(now) && isUp(now));
    } finally {
      await pi.cutPower();
    }
  });
});
