import type { Server } from 'node:net';
import { join } from 'node:path';
import { realHost } from '@tresse/net-apply';
import { type Paths, SPEED_SERVER_PORT } from '@tresse/net-plan';
import { openSealed } from '@tresse/pki';
import type { Logger } from 'pino';
import type { Command } from './config.js';
import { startController } from './control/index.js';
import { EnrolmentError, enrol } from './enrol/index.js';
import { EXIT, type ExitCode } from './exit-code.js';
import {
  type DeviceKeys,
  type Identity,
  loadIdentity,
  loadOrMakeKeys,
  wireguardKeyFile,
  writeCertificateFiles,
} from './identity/index.js';
import { startSpeedServer } from './jobs/index.js';
import { relayRole, siteRole } from './roles/index.js';

type RunCommand = Extract<Command, { name: 'run' }>;

/** Where the relay's own proxy finds the speed server. */
const SPEED_SERVER = { host: '127.0.0.1', port: SPEED_SERVER_PORT };

/** Where a state directory holds what is rendered and the key that WireGuard reads. */
export function pathsOf(stateDir: string): Paths {
  return { stateDir: join(stateDir, 'data-plane'), wireguardKey: wireguardKeyFile(stateDir) };
}

/** Enrols when that has not happened yet, then runs the role until a signal or a restart job; gives the exit code. */
export async function run(command: RunCommand, log: Logger, stop: AbortSignal): Promise<ExitCode> {
  const { stateDir, role } = command;
  const keys = await loadOrMakeKeys(stateDir);
  const identity = await enrolled(command, keys, log, stop);
  if (identity === undefined) return stop.aborted ? EXIT.done : EXIT.refused;
  if (identity.role !== role) {
    log.fatal(`This device is enrolled as a ${identity.role}, not as a ${role}.`);
    return EXIT.usage;
  }
  let certificate = await writeCertificateFiles(stateDir, identity);
  const paths: Paths = {
    ...pathsOf(stateDir),
    get identity() {
      return certificate;
    },
  };
  const options = { host: realHost(), paths, log };
  const speedServer = role === 'relay' ? await speedServerOrNone(log) : undefined;
  const restart = new AbortController();
  const controller = await startController({
    identity,
    privateKeyPem: keys.privateKeyPem,
    stateDir,
    role: role === 'site' ? siteRole({ ...options, open: opener(keys, log) }) : relayRole(options),
    log,
    onRestart: () => restart.abort(),
    onRenewed: async (next) => {
      certificate = await writeCertificateFiles(stateDir, next);
    },
  });
  await aborted(AbortSignal.any([stop, restart.signal]));
  log.info('stopping; the data plane stays');
  await controller.stop();
  speedServer?.close();
  return restart.signal.aborted ? EXIT.restart : EXIT.done;
}

/** Opens what was sealed for this device; says so when it was for another, such as the box before this one. */
function opener({ wireguardPrivateKey }: DeviceKeys, log: Logger): (sealed: string) => string | null {
  return (sealed) => {
    try {
      return openSealed(wireguardPrivateKey, sealed);
    } catch {
      log.warn('a password was sealed for another box: enter it anew');
      return null;
    }
  };
}

/** The identity on disk, or a new one; undefined when there is none to be had. */
async function enrolled(
  { stateDir, role, claimFile }: RunCommand,
  keys: DeviceKeys,
  log: Logger,
  signal: AbortSignal,
): Promise<Identity | undefined> {
  const identity = await loadIdentity(stateDir);
  if (identity) return identity;
  if (claimFile === null) {
    log.fatal('This device is not enrolled yet: give it a claim with --claim-file.');
    return undefined;
  }
  try {
    return await enrol({ role, stateDir, claimFile, keys, log, signal });
  } catch (error) {
    if (error instanceof EnrolmentError) log.fatal(`Enrolment was refused. ${error.message}`);
    else if (!signal.aborted) throw error;
    return undefined;
  }
}

/** Without the speed server a relay is still a relay. */
async function speedServerOrNone(log: Logger): Promise<Server | undefined> {
  try {
    return await startSpeedServer(SPEED_SERVER.port, SPEED_SERVER.host);
  } catch (error) {
    log.warn({ reason: String(error) }, 'the speed server could not be started');
    return undefined;
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
