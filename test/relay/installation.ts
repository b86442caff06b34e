import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Relay, routes, type SiteEvent } from '@tresse/contracts';
import { ApiSession } from '@tresse/lab';
import { startControlPlane } from '../package/control-plane.js';
import { testPackage } from '../package/package.js';
import { selfSigned } from './certificate.js';
import { serveCloud } from './cloud-socket.js';
import { Door } from './door.js';
import type { Hardware } from './hardware.js';
import { LocalCloud } from './local-cloud.js';
import { namespaces } from './namespaces.js';
import { type CloudNetwork, startCloudNetwork } from './network.js';

const STAFF = {
  name: 'Camille Example',
  email: 'camille@tresse.example',
  password: 'three ripe pears',
  organization: 'Corner Net',
};

/** A control plane with an account at the local cloud, and a region that is supplied from there. */
export interface Installation {
  readonly cloud: LocalCloud;
  /** Servers of one's own, of which no provider knows. */
  readonly rack: LocalCloud;
  readonly staff: ApiSession;
  readonly network: CloudNetwork;
  /** File of the agent's package. */
  readonly packageFile: string;
  /** Of the API, as this machine reaches it. */
  readonly url: string;
  /** Of the control plane. */
  readonly dataDir: string;
  /** The end of the control plane's log. */
  said(): string;
  order(name: string): Promise<Relay>;
  relay(id: string): Promise<Relay>;
  events(id: string): Promise<SiteEvent[]>;
  /** The relay once it is as wanted. Rejects with it and its timeline after `timeoutMs`. */
  awaitRelay(id: string, wanted: (relay: Relay) => boolean, timeoutMs: number): Promise<Relay>;
  /** The relay's timeline, newest first, once it is as wanted. Rejects with it after `timeoutMs`. */
  awaitEvents(id: string, wanted: (events: SiteEvent[]) => boolean, timeoutMs: number): Promise<SiteEvent[]>;
  /** Once the control plane knows it no more. Rejects with it and its timeline after `timeoutMs`. */
  awaitGone(id: string, timeoutMs: number): Promise<void>;
  stop(): Promise<void>;
}

/** Makes what servers are of, from their network and whom they believe over https. */
export type HardwareMaker = (network: CloudNetwork, caPem: string) => Hardware | Promise<Hardware>;

/** What an installation is made with. */
interface Setting {
  makeHardware: HardwareMaker;
  /** The first three numbers of its network's addresses, where it is not to have the usual ones. */
  net: string | undefined;
  /** What else the control plane is told. */
  environment: Record<string, string>;
}

/** @param name at most 8 characters */
export async function startInstallation(
  name: string,
  { makeHardware = namespaces, net, environment = {} }: Partial<Setting> = {},
): Promise<Installation> {
  const ends: (() => unknown)[] = [];
  const stop = async () => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  try {
    return await start(name, { makeHardware, net, environment }, ends, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(
  name: string,
  { makeHardware, net, environment }: Setting,
  ends: (() => unknown)[],
  stop: () => Promise<void>,
): Promise<Installation> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tresse-relay-'));
  ends.push(() => rm(dataDir, { recursive: true, force: true }));
  await chmod(dataDir, 0o755);
  const built = await testPackage();
  ends.push(() => built.remove());
  const network = await startCloudNetwork(name, net);
  ends.push(() => network.end());
  const certificate = await selfSigned(network.hostAddress, dataDir);
  const hardware = await makeHardware(network, certificate.certificatePem);
  const cloud = new LocalCloud(name, hardware, network);
  const rack = new LocalCloud(`${name}-own`, hardware, network, 100);
  for (const one of [cloud, rack]) ends.push(() => one.deleteAll());
  const socketPath = join(dataDir, 'cloud.sock');
  ends.push(await serveCloud(cloud, socketPath));
  const door = await Door.open(network.hostAddress, certificate);
  ends.push(() => door.close());
  const controlPlaneDir = join(dataDir, 'control-plane');
  const controlPlane = await startControlPlane(
    { controlPlaneAddress: network.hostAddress },
    controlPlaneDir,
    {
      TRESSE_INSTALL_URL: door.url,
      TRESSE_PACKAGE_DIR: join(built.file, '..'),
      TRESSE_LOCAL_CLOUD_SOCKET: socketPath,
      TRESSE_STAFF_EMAIL: STAFF.email,
      TRESSE_LOG_LEVEL: 'warn',
      ...environment,
    },
  );
  ends.push(() => controlPlane.end());
  door.to = new URL(controlPlane.url);

  const staff = new ApiSession(controlPlane.url);
  await staff.signUp(STAFF);
  await supply(staff);
  const relay = (id: string) => staff.call(routes.getRelay, { params: { relayId: id } });
  const events = async (id: string) =>
    (await staff.call(routes.listRelayEvents, { params: { relayId: id }, query: { limit: 100 } })).items;
  /** What `look` answers once that is `wanted`. Rejects with it and the relay's timeline after `timeoutMs`. */
  const until = async <T>(
    id: string,
    look: () => Promise<T>,
    wanted: (seen: T) => boolean,
    timeoutMs: number,
  ) => {
    const deadline = Date.now() + timeoutMs;
    for (;;) {
      const seen = await look();
      if (wanted(seen)) return seen;
      if (Date.now() > deadline) {
        const told = JSON.stringify([seen, await events(id)], null, 1);
        throw new Error(`Not as wanted after ${timeoutMs} ms: ${told}`);
      }
      await pause(Math.max(100, timeoutMs / 1_000));
    }
  };
  return {
    cloud,
    rack,
    said: () => controlPlane.said(),
    staff,
    network,
    packageFile: built.file,
    url: controlPlane.url,
    dataDir: controlPlaneDir,
    stop,
    relay,
    events,
    order: (name) => staff.call(routes.orderRelay, { body: { name, region: 'here' } }),
    awaitRelay: (id, wanted, timeoutMs) => until(id, () => relay(id), wanted, timeoutMs),
    awaitEvents: (id, wanted, timeoutMs) => until(id, () => events(id), wanted, timeoutMs),
    awaitGone: async (id, timeoutMs) => {
      const listed = async () => (await staff.call(routes.listRelays, {})).find((one) => one.id === id);
      await until(id, listed, (present) => !present, timeoutMs);
    },
  };
}

async function supply(staff: ApiSession): Promise<void> {
  const account = await staff.call(routes.createProviderAccount, {
    body: { name: 'Here', settings: { provider: 'local' }, secrets: { provider: 'local' } },
  });
  await staff.call(routes.putSuppliedRegion, {
    params: { code: 'here' },
    body: {
      name: { en: 'Here', fr: 'Ici' },
      supply: { accountId: account.id, providerRegion: 'here', size: 'small' },
    },
  });
}
