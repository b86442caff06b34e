/** The control plane on this machine and a relay of the lab, as boxes in QEMU reach them, with one site. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { inputOfSite, LineInput, routes, type Site, type SiteImage, type SiteInput } from '@tresse/contracts';
import { places } from '@tresse/image';
import { ApiSession, awaitRegion, startLab } from '@tresse/lab';

/** In ms. */
const START_MS = 180_000;
const POLL_MS = 500;

export interface ControlPlane {
  /** Adds a site that has these interfaces as lines, or whose box is to find them. */
  addSite(name: string, lines: readonly string[]): Promise<CustomerSite>;
  stop(): Promise<void>;
}

/** A site as its owner sees it in the portal. */
export interface CustomerSite {
  /** What a person downloads. */
  image: SiteImage;
  look(): Promise<Site>;
  /** Saves the site with these fields changed. */
  change(fields: Partial<SiteInput>): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}

/** Starts both, and signs a customer up. QEMU's networks lead to this machine's own ways, so to both. */
export async function startControlPlane(dataDir: string): Promise<ControlPlane> {
  const stops: (() => Promise<unknown> | unknown)[] = [];
  const stop = async () => {
    for (const one of stops.splice(0).reverse()) await one();
  };
  try {
    return { ...(await startParts(dataDir, stops)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startParts(
  dataDir: string,
  stops: (() => Promise<unknown> | unknown)[],
): Promise<Omit<ControlPlane, 'stop'>> {
  const { checkout, agent, release } = places(process.env);
  // The lab closes what it makes to others, and the database is another user's.
  await mkdir(dataDir);
  const lab = await startLab({
    instance: 'image',
    stateDir: join(dataDir, 'lab'),
    scenarioFile: join(checkout, 'infra/lab/scenarios/a-adsl.json'),
    agentProgram: agent,
  });
  stops.push(() => lab.stop());
  const host = lab.controlPlaneAddress;
  const wayToRelay = [`${lab.relayPublicAddress}/32`, 'via', host.replace(/\d+$/, '2')];
  execFileSync('ip', ['route', 'replace', ...wayToRelay]);
  stops.push(() => execFileSync('ip', ['route', 'del', ...wayToRelay]));

  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [join(checkout, 'apps/control-plane/dist/main.js')], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      NODE_OPTIONS: '',
      TRESSE_DATA_DIR: join(dataDir, 'control-plane'),
      TRESSE_IMAGE_DIR: release,
      TRESSE_API_PORT: String(port),
      TRESSE_PUBLIC_URL: url,
      TRESSE_DEVICE_HOST: host,
      TRESSE_DEVICE_BIND: host,
      TRESSE_DEMO_SOCKET: lab.socketPath,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(child, 'exit');
  stops.push(async () => {
    child.kill('SIGTERM');
    await ended;
  });
  await answers(`${url}/api/regions`);
  return customer(new ApiSession(url));
}

/** Signs a customer up, who adds sites. */
async function customer(session: ApiSession): Promise<Pick<ControlPlane, 'addSite'>> {
  const person = { name: 'Owner', email: 'owner@tresse.example', password: 'three ripe pears' };
  await session.signUp({ ...person, organization: 'Shop' });
  const region = await awaitRegion(session, START_MS);
  return {
    addSite: async (name, interfaces) => {
      const lines = interfaces.map(lineOf);
      const body = { name, region, lines, lan: { interface: 'enp0s4', address: '192.168.77.1/24' } };
      const { id } = await session.call(routes.createSite, { body });
      return customerSite(session, id);
    },
  };
}

/** A line by this interface, as a person names it. */
export function lineOf(name: string): LineInput {
  const contract = { downKbit: 7_000, upKbit: 700 };
  return LineInput.parse({
    name,
    kind: 'other',
    interface: name,
    addressing: { method: 'automatic' },
    contract,
  });
}

async function customerSite(session: ApiSession, siteId: string): Promise<CustomerSite> {
  const params = { siteId };
  const look = () => session.call(routes.getSite, { params });
  return {
    image: await session.call(routes.createSiteImage, { params }),
    look,
    change: async (fields) => {
      const before = await look();
      const { generation } = before.rollout;
      const body = { generation, site: { ...inputOfSite(before), ...fields } };
      await session.call(routes.updateSite, { params, body });
    },
  };
}

async function answers(url: string): Promise<void> {
  const deadline = Date.now() + START_MS;
  const fails = () => false;
  while (!(await fetch(url).then(() => true, fails))) {
    if (Date.now() > deadline) throw new Error(`The control plane did not answer at ${url}.`);
    await pause(POLL_MS);
  }
}
