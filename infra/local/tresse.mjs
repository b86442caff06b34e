/** All of Tresse on one machine: the demo network where it can run, the control plane, the portal. */
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { endLeftovers } from './leftovers.mjs';
import { canRunLab, root } from './machine.mjs';
import { freePort } from './port.mjs';
import { startService } from './process.mjs';
import { Sentence } from './step.mjs';

/**
 * @typedef {object} Options
 * @property {string} instance names namespaces and data, so that two can run side by side
 * @property {string} dataDir
 * @property {number} portalPort 0 takes any that is free
 * @property {number} apiPort 0 takes any that is free
 * @property {string} [scenario] scenario file of the demo network
 * @property {string} [staffEmail] this account is platform staff
 *
 * @typedef {object} Tresse
 * @property {string} portalUrl
 * @property {string} apiUrl
 * @property {string | undefined} demoSocket where the demo network listens
 * @property {Promise<string>} broken resolves with the name of a part that ended by itself
 * @property {() => Promise<void>} stop
 */

/**
 * Starts everything in order and resolves when the portal answers. What had started is stopped when a later part fails.
 * @param {Options} options
 * @returns {Promise<Tresse>}
 */
export async function startTresse(options) {
  /** @type {(() => Promise<void>)[]} */
  const stops = [];
  const stop = async () => {
    for (const one of stops.splice(0).reverse()) await one();
  };
  try {
    return await startParts(options, stops, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startParts(options, stops, stop) {
  makeDataDirectory(options.dataDir);
  await endLeftovers(options.dataDir, ['portal', 'control-plane']);
  const portalPort = await freePort(options.portalPort, '127.0.0.1', 'portal');
  const apiPort = await freePort(options.apiPort, '127.0.0.1', 'control plane');
  const portalUrl = `http://localhost:${portalPort}`;
  const apiUrl = `http://127.0.0.1:${apiPort}`;

  const lab = canRunLab ? await startDemoNetwork(options) : undefined;
  if (lab) stops.push(() => lab.stop());

  const deviceAddress = lab?.controlPlaneAddress ?? '127.0.0.1';
  const controlPlane = await startService({
    name: 'control-plane',
    args: [join(root, 'apps/control-plane/dist/main.js')],
    env: {
      NODE_ENV: 'production',
      TRESSE_DATA_DIR: join(options.dataDir, 'control-plane'),
      TRESSE_API_PORT: String(apiPort),
      TRESSE_PUBLIC_URL: portalUrl,
      TRESSE_DEVICE_HOST: deviceAddress,
      TRESSE_DEVICE_BIND: deviceAddress,
      TRESSE_PACKAGE_DIR: process.env.TRESSE_PACKAGE_DIR ?? join(root, 'dist'),
      TRESSE_IMAGE_DIR: process.env.TRESSE_IMAGE_DIR ?? join(root, '.tresse/image'),
      ...(lab ? { TRESSE_DEMO_SOCKET: lab.socketPath } : {}),
      ...(options.staffEmail ? { TRESSE_STAFF_EMAIL: options.staffEmail } : {}),
    },
    dataDir: options.dataDir,
    ready: `${apiUrl}/api/regions`,
  });
  stops.push(controlPlane.stop);

  const portal = await startService({
    name: 'portal',
    args: [join(root, 'apps/portal/.next/standalone/apps/portal/server.js')],
    env: {
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      HOSTNAME: '127.0.0.1',
      PORT: String(portalPort),
      TRESSE_API_URL: apiUrl,
    },
    dataDir: options.dataDir,
    ready: `http://127.0.0.1:${portalPort}/`,
  });
  stops.push(portal.stop);

  const broken = Promise.race([controlPlane, portal].map(({ name, ended }) => ended.then(() => name)));
  return { portalUrl, apiUrl, demoSocket: lab?.socketPath, broken, stop };
}

function makeDataDirectory(dataDir) {
  const otherwise = 'Start as that user, or choose another place with --data-dir.';
  try {
    mkdirSync(join(dataDir, 'log'), { recursive: true });
    accessSync(dataDir, constants.W_OK);
  } catch (error) {
    throw new Sentence(`${dataDir} belongs to another user (${error.code}). ${otherwise}`);
  }
  if (!canRunLab && existsSync(join(dataDir, 'lab'))) {
    throw new Sentence(`${dataDir} holds a demo network, which is root's. ${otherwise}`);
  }
}

async function startDemoNetwork({ instance, dataDir, scenario }) {
  const { startLab } = await import('../lab/dist/index.js');
  return startLab({
    instance,
    stateDir: join(dataDir, 'lab'),
    scenarioFile: scenario ?? join(root, 'infra/lab/scenarios/a-adsl.json'),
    agentProgram: join(root, 'apps/agent/dist/agent.mjs'),
  });
}
