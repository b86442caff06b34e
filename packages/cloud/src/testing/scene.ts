import { afterEach } from '@jest/globals';
import type { CloudProvider } from '../provider.js';
import type { ServerOrder } from '../server.js';
import type { Bench, World } from './bench.js';
import { type FakeClock, fakeClock } from './fake-clock.js';
import { fetchFrom, StandIn, serve } from './stand-in.js';

/** A provider's client, its stand-in, and what is in it. */
export interface Scene<W extends World = World> {
  provider: CloudProvider;
  standIn: StandIn;
  world: W;
  clock: FakeClock;
  order: ServerOrder;
}

/** The name that the order of a scene gets at a provider. */
export const NAME = 'tresse-lab-relay-1';

function sceneOf<W extends World>(bench: Bench<W>): Omit<Scene<W>, 'provider'> {
  const { model, world } = bench.model();
  const clock = fakeClock();
  const standIn = new StandIn(model, () => clock.expire());
  clock.onSleep = () => world.settle();
  const { region, size } = bench;
  const order: ServerOrder = {
    label: 'relay-1',
    region,
    size,
    image: 'debian-12',
    userData: '#cloud-config\n',
  };
  return { standIn, clock, order, world };
}

const closers: (() => Promise<void>)[] = [];

/** A scene behind a port of this machine, closed after the test. */
export async function openScene<W extends World>(bench: Bench<W>): Promise<Scene<W>> {
  const scene = sceneOf(bench);
  const { url, close } = await serve(scene.standIn);
  closers.push(close);
  return { ...scene, provider: bench.provider(url, { clock: scene.clock, random: () => 0.5 }) };
}

/** A scene without a network, for tests that ask thousands of times. */
export function openSceneInProcess<W extends World>(bench: Bench<W>): Scene<W> {
  const scene = sceneOf(bench);
  const http = { clock: scene.clock, random: () => 0.5, fetch: fetchFrom(scene.standIn) };
  return { ...scene, provider: bench.provider('http://ovh.test', http) };
}

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** What a promise is rejected with; undefined if it is not. */
export async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (error: unknown) => error,
  );
}
