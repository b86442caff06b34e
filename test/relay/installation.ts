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
import { LocalCloud } from './local-cloud.js';
import { startCloudNetwork } from './network.js';

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
  /** The end of the control plane's log. */
  said(): string;
  order(name: string): Promise<Relay>;
  relay(id: string): Promise<Relay>;
  events(id: string): Promise<SiteEvent[]>;
  /** The relay once it is as wanted. Rejects with it and its timeline after `timeoutMs`. */
  awaitRelay(id: string, wanted: (relay: Relay) => boolean, timeoutMs: number): Promise<Relay>;
  stop(): Promise<void>;
}

/** @param name at most 8 characters */
export async function startInstallation(name: string): Promise<Installation> {
  const ends: (() => unknown)[] = [];
  const stop = async () => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  try {
    return await start(name, ends, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(
  name: string,
  ends: (() => unknown)[],
  stop: () => Promise<void>,
): Promise<Installation> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tresse-relay-'));
  ends.push(() => rm(dataDir, { recursive: true, force: true }));
  await chmod(dataDir, 0o755);
  const built = await testPackage();
  ends.push(() => built.remove());
  const network = await startCloudNetwork(name);
  ends.push(() => network.end());
  const certificate = await selfSigned(network.hostAddress, dataDir);
  const cloud = new LocalCloud(name, network, certificate.certificatePem);
  const rack = new LocalCloud(`${name}-own`, network, certificate.certificatePem, 100);
  for (const one of [cloud, rack]) ends.push(() => one.deleteAll());
  const socketPath = join(dataDir, 'cloud.sock');
  ends.push(await serveCloud(cloud, socketPath));
  const door = await Door.open(network.hostAddress, certificate);
  ends.push(() => door.close());
  const controlPlane = await startControlPlane(
    { controlPlaneAddress: network.hostAddress },
    join(dataDir, 'control-plane'),
    {
      TRESSE_INSTALL_URL: door.url,
      TRESSE_PACKAGE_DIR: join(built.file, '..'),
      TRESSE_LOCAL_CLOUD_SOCKET: socketPath,
      TRESSE_STAFF_EMAIL: STAFF.email,
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
  return {
    cloud,
    rack,
    said: () => controlPlane.said(),
    staff,
    stop,
    relay,
    events,
    order: (name) => staff.call(routes.orderRelay, { body: { name, region: 'here' } }),
    awaitRelay: async (id, wanted, timeoutMs) => {
      const deadline = Date.now() + timeoutMs;
      for (;;) {
        const answer = await relay(id);
        if (wanted(answer)) return answer;
        if (Date.now() > deadline) {
          const told = JSON.stringify([answer, await events(id)], null, 1);
          throw new Error(`Not as wanted after ${timeoutMs} ms: ${told}`);
        }
        await pause(100);
      }
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
