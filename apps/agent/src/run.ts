import type { Server } from 'node:net';
import { join } from 'node:path';
import { type Host, realHost } from '@tresse/net-apply';
import { type Paths, SPEED_SERVER_PORT } from '@tresse/net-plan';
import { openSealed, readCertificate } from '@tresse/pki';
import type { Logger } from 'pino';
import type { Command } from './config.js';
import { startController } from './control/index.js';
import { type DeviceTime, keepDeviceTime, type Validity } from './device-time/index.js';
import { ClaimSources, EnrolmentError } from './enrol/index.js';
import { EXIT, type ExitCode } from './exit-code.js';
import { LineFinder } from './finder/index.js';
import { enrolByAnyLine } from './first-boot/index.js';
import {
  type DeviceKeys,
  type Identity,
  loadIdentity,
  loadOrMakeKeys,
  wireguardKeyFile,
  writeCertificateFiles,
} from './identity/index.js';
import { startSpeedServer } from './jobs/index.js';
import { createPageState, type PageSource, startLocalPage } from './local-page/index.js';
import { readNotices, tellOfLittleMemory } from './notices/index.js';
import { relayRole, siteRole } from './roles/index.js';
import { AGENT_VERSION } from './version.js';

type RunCommand = Extract<Command, { name: 'run' }>;

/** Where the relay's own proxy finds the speed server. */
const SPEED_SERVER = { host: '127.0.0.1', port: SPEED_SERVER_PORT };

/** Where a state directory holds what is rendered and the key that WireGuard reads. */
export function pathsOf(stateDir: string): Paths {
  return { stateDir: join(stateDir, 'data-plane'), wireguardKey: wireguardKeyFile(stateDir) };
}

/** What the parts of a run share. */
interface Run {
  command: RunCommand;
  host: Host;
  keys: DeviceKeys;
  time: DeviceTime;
  claims: ClaimSources;
  /** Present where the box looks for lines while it has no settings. */
  finder: LineFinder | undefined;
  /** What the local page shows, where there is one. */
  page: PageSource;
  log: Logger;
  stop: AbortSignal;
}

/** Enrols when that has not happened yet, then runs the role until a signal or a restart job; gives the exit code. */
export async function run(command: RunCommand, log: Logger, stop: AbortSignal): Promise<ExitCode> {
  const { stateDir, findLines, localPage: port } = command;
  const host = realHost();
  const certificate = validityIn(await loadIdentity(stateDir));
  const time = await keepDeviceTime({ stateDir, host, log, certificate });
  const keys = await loadOrMakeKeys(stateDir);
  const claims = new ClaimSources(stateDir, command.claimFiles, (file) =>
    log.warn({ file }, 'the text in this file is not a claim: waiting for one'),
  );
  const finder = findLines ? new LineFinder({ paths: pathsOf(stateDir), pagePort: port }) : undefined;
  const page = createPageState();
  page.notices = () => readNotices(host);
  if (command.role === 'site') await tellOfLittleMemory(host, log);
  const served = port === null ? undefined : await servePage(port, { page, claims, log });
  try {
    return await runDevice({ command, host, keys, time, claims, finder, page, log, stop });
  } finally {
    finder?.stop();
    await served?.stop();
    await time.stop();
  }
}

/** When the certificate of an identity holds; null without one. */
function validityIn(identity: Identity | undefined): Validity | null {
  if (!identity) return null;
  const { validFrom, validTo } = readCertificate(identity.certificatePem);
  return { from: Date.parse(validFrom), until: Date.parse(validTo) };
}

/** A box without its page is still a box. */
async function servePage(port: number, { page, claims, log }: Pick<Run, 'page' | 'claims' | 'log'>) {
  const onClaim = async (text: string) => page.enrolment.kind === 'enrolled' || claims.type(text);
  try {
    return await startLocalPage({ port, version: AGENT_VERSION, source: page, onClaim, log });
  } catch (error) {
    log.error({ port, reason: String(error) }, 'the local page cannot be served');
    return undefined;
  }
}

async function runDevice(parts: Run): Promise<ExitCode> {
  const { command, host, keys, time, finder, page, log, stop } = parts;
  const { stateDir, role } = command;
  const identity = await enrolled(parts);
  if (identity === undefined) return stop.aborted ? EXIT.done : EXIT.refused;
  if (identity.role !== role) {
    log.fatal(`This device is enrolled as a ${identity.role}, not as a ${role}.`);
    return EXIT.usage;
  }
  page.enrolment = { kind: 'enrolled' };
  if (identity.enrolmentUrl) finder?.aim(new URL(identity.enrolmentUrl));
  let certificate = await writeCertificateFiles(stateDir, identity);
  const paths: Paths = {
    ...pathsOf(stateDir),
    get identity() {
      return certificate;
    },
  };
  const options = { host, paths, log, finder };
  const speedServer = role === 'relay' ? await speedServerOrNone(log) : undefined;
  const restart = new AbortController();
  const made = role === 'site' ? siteRole({ ...options, open: opener(keys, log) }) : relayRole(options);
  page.look = () => {
    const { interfaces = null, lines = [] } = made.overview?.() ?? {};
    return { interfaces, lines };
  };
  page.addresses = () => made.overview?.().lanAddresses ?? [];
  const controller = await startController({
    identity,
    privateKeyPem: keys.privateKeyPem,
    stateDir,
    role: made,
    log,
    time,
    clock: time.clock,
    onRestart: () => restart.abort(),
    onRenewed: async (next) => {
      certificate = await writeCertificateFiles(stateDir, next);
    },
    onSession: (connected) => {
      page.connection = { connected, since: time.clock.now() };
    },
  });
  await Promise.race([aborted(stop), aborted(restart.signal)]);
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
async function enrolled(parts: Run): Promise<Identity | undefined> {
  const { command, log, stop } = parts;
  const { role, stateDir, claimFiles, localPage } = command;
  const identity = await loadIdentity(stateDir);
  if (identity) return identity;
  if (claimFiles.length === 0 && localPage === null) {
    log.fatal('This device is not enrolled yet: give it a claim with --claim-file.');
    return undefined;
  }
  try {
    return await enrolByAnyLine({
      ...parts,
      role,
      stateDir,
      paths: pathsOf(stateDir),
      signal: stop,
      isPatient: localPage !== null,
    });
  } catch (error) {
    if (error instanceof EnrolmentError)
      log.fatal({ code: error.code }, `Enrolment was refused. ${error.message}`);
    else if (!stop.aborted) throw error;
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
