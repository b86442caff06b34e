import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { PROTOCOL_VERSION } from '@tresse/contracts';
import { type Booted, boot } from './boot.js';
import { Fleet } from './fleet.js';
import { TestDevice } from './test-device.js';

let dataDir: string;
let booted: Booted;
let fleet: Fleet;

interface Newest {
  scope: string;
  protocol: number;
  generations: number;
}

/** The protocol of each device's newest document, and how many generations its scope has. */
const newest = () =>
  fleet.rows<Newest>(
    `SELECT DISTINCT ON (device_id, scope) scope, (payload::jsonb ->> 'protocol')::integer AS protocol,
            (SELECT count(*)::integer FROM desired_generation g WHERE g.scope = d.scope) AS generations
     FROM desired_document d ORDER BY device_id, scope, generation DESC`,
  );

async function restart(): Promise<void> {
  await fleet?.close();
  await booted?.stop();
  booted = await boot({ TRESSE_DATA_DIR: dataDir });
  fleet = await Fleet.of(booted);
}

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'tresse-protocol-'));
  await chmod(dataDir, 0o755);
  await restart();
  const seeded = await fleet.site();
  await TestDevice.enrol(booted, fleet, seeded, 'relay');
  await TestDevice.enrol(booted, fleet, seeded);
}, 60_000);
afterAll(async () => {
  await fleet.close();
  await booted.stop();
  await rm(dataDir, { recursive: true, force: true });
});

it('compiles anew at its start what a control plane of another protocol has compiled, and nothing else', async () => {
  const before = await newest();
  expect(before.map(({ scope }) => scope.split(':')[0]).sort()).toEqual(['relay', 'site', 'site']);
  await restart();
  expect(await newest()).toEqual(before);

  await fleet.rows(`UPDATE desired_document SET payload = (payload::jsonb || '{"protocol": 1}')::text`);
  await restart();
  expect(await newest()).toEqual(
    before.map((one) => ({ ...one, protocol: PROTOCOL_VERSION, generations: one.generations + 1 })),
  );
}, 60_000);
