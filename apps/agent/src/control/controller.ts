import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import {
  type DesiredDocument,
  DRIFT_REPAIR_MS,
  PROTOCOL_VERSION,
  type ReportedState,
  type Scope,
} from '@tresse/contracts';
import { type DeviceLink, startDeviceLink } from '@tresse/device-link';
import { type Clock, createReconciler, systemClock } from '@tresse/reconcile';
import type { Logger } from 'pino';
import type { DeviceTime } from '../device-time/index.js';
import { type DoorTime, keepCertificateFresh, shownBy, wrongWith } from '../enrol/index.js';
import type { Identity } from '../identity/index.js';
import { createJobRunner } from '../jobs/index.js';
import type { Role } from '../roles/role.js';
import { AGENT_VERSION } from '../version.js';
import { createAfterPass } from './after-pass.js';
import { openDesiredStore } from './desired-store.js';
import { openDriftRecord } from './drift-record.js';
import { epochCounter } from './epoch.js';
import { createEventLog } from './event-log.js';
import { startFigures } from './figures.js';
import { createFirstAgain } from './first-again.js';
import { createInbox } from './inbox.js';
import { createJobResults } from './job-results.js';
import { DocumentKeeper } from './keeper.js';
import { createLineNews } from './line-news.js';
import { inParts } from './report-parts.js';
import { createReporter } from './reporter.js';
import { startTelemetry } from './telemetry.js';
import { createTrialWatch } from './trial-watch.js';

/** What a device is run with. */
export interface ControllerOptions<Observed, Step> {
  identity: Identity;
  privateKeyPem: string;
  stateDir: string;
  role: Role<Observed, Step>;
  log: Logger;
  /** A person has asked for a restart. */
  onRestart(): void;
  /** The device has a new certificate, for others than its session too. */
  onRenewed?(identity: Identity): Promise<void>;
  /** The session with the control plane begins or ends. */
  onSession?(connected: boolean): void;
  /** Set where the machine's clock may be wrong. */
  time?: DoorTime & Pick<DeviceTime, 'heard' | 'signedAt'>;
  clock?: Clock;
  /** Time to be confirmed in, and to be in place once a step has failed, in ms. */
  confirmTimeoutMs?: number;
  /** Longest time between two looks at the host, in ms. */
  fullSyncMs?: number;
}

/** A device that follows the control plane. */
export interface Controller {
  readonly link: DeviceLink;
  /** Leaves the data plane as it is. */
  stop(): Promise<void>;
}

/** Interval of a relay's MQTT pings, in s: the control plane gives up on it after one and a half of it, and its sites move. */
const RELAY_KEEPALIVE_S = 3;

/** Twice as often as a change made by hand must be repaired in. */
const FULL_SYNC_MS = DRIFT_REPAIR_MS / 2;

/**
 * Runs a device: boots into its last good documents at once, with or without the control plane, and follows it from
 * there.
 *
 * Confirmation proves the new path because a generation that may touch it is followed by a new connection, made over
 * whatever routes, rules and filters it has put in place: name resolution, TCP and TLS handshake and subscription all
 * pass before the report that the control plane confirms. An established connection would prove less: conntrack and
 * its fixed source address can keep it alive on a path that no new connection finds. The old connection is given up
 * before the generation counts as applied, so that no report of it can travel there. A relay's documents for single
 * sites leave its own path alone; there the report and its confirmation are the round trip.
 */
export async function startController<Observed, Step>(
  options: ControllerOptions<Observed, Step>,
): Promise<Controller> {
  const { identity, stateDir, role, log } = options;
  const clock = options.clock ?? systemClock;
  const store = await openDesiredStore(join(stateDir, 'desired'), clock, (file, reason) =>
    log.error({ file, reason }, 'a stored document is damaged and is pulled again'),
  );
  const drift = await openDriftRecord(stateDir);
  const keeper = new DocumentKeeper(store, clock, options.confirmTimeoutMs);
  await keeper.resume();
  const reporter = createReporter(report, log);
  const changed = () => reporter.changed();
  const events = createEventLog(clock, (batch) => link.publish('events', { events: batch }));
  const { tell } = events;
  const reconnect = () => link.reconnect();
  const afterPass = createAfterPass({ keeper, role, drift, log, tell, changed, reconnect });
  const trials = createTrialWatch({
    keeper,
    clock,
    log,
    tell,
    onUndone: () => {
      afterPass.pathChanged();
      reconciler.wake('rolled-back');
      changed();
      firstAgain.arm();
    },
  });
  const firstAgain = createFirstAgain({
    keeper,
    clock,
    ask: pullAgain,
    onError: (error) => log.error({ reason: String(error) }, 'another attempt was not kept'),
  });
  const telemetry = startTelemetry({
    clock,
    sample: (intervalMs) => role.sample(intervalMs),
    send: (samples) => link.publish('telemetry', { samples }),
  });
  const { onRegions, stopFigures } = startFigures({
    role,
    clock,
    log,
    publish: (topic, message) => link.publish(topic, message),
  });
  const results = createJobResults((result) => link.publish('job-result', result));
  const jobs = createJobRunner({
    log,
    clock,
    speedTargets: () => role.speedTargets(),
    tell: results.tell,
    onRestart: options.onRestart,
  });
  const reconciler = createReconciler<readonly DesiredDocument[], Observed, Step>({
    desired: () => role.covered(keeper.inForce()),
    observe: () => role.observe(),
    plan: (documents, observed) => role.plan(documents, observed),
    execute: (steps) => role.execute(steps),
    basis: (documents, observed) => role.basis(documents, observed),
    onBegin: async (documents) => {
      await keeper.begin(documents);
      trials.arm();
    },
    onPass: async (pass) => {
      await afterPass.onPass(pass);
      trials.arm();
    },
    onError: (error) => log.error({ reason: String(error) }, 'the outcome of a pass could not be kept'),
    fullSyncMs: options.fullSyncMs ?? FULL_SYNC_MS,
    clock,
  });

  function reportedState(): ReportedState {
    const interfaces = role.overview?.().interfaces;
    return {
      protocol: PROTOCOL_VERSION,
      at: new Date(clock.now()).toISOString(),
      role: role.kind,
      agentVersion: AGENT_VERSION,
      sessionEpoch: link.epoch,
      scopes: keeper.reported(),
      lines: role.lines(),
      drift: drift.current(),
      publicAddress: role.publicAddress(),
      capabilities: role.capabilities(),
      ...(interfaces ? { interfaces } : {}),
    };
  }

  /** Says everything of itself; a removed site is forgotten once the control plane knows that it is gone. */
  async function report(): Promise<void> {
    const state = reportedState();
    for (const part of inParts(state)) await link.publish('reported', part);
    if ((await keeper.forgetRemoved(state.scopes)) > 0) reporter.changed();
  }

  /** A connection keeps the address of the line it was made over, and dies with it: make another one at once. */
  function leaveDeadLine(lineId: string): void {
    const { localAddress } = link;
    if (localAddress !== undefined && role.leavesBy(lineId, localAddress)) link.reconnect();
  }

  /** What was refused for what the host lacked is asked for again. */
  async function onCapabilities(): Promise<void> {
    changed();
    const scopes = await keeper.reconsider();
    if (scopes.length > 0) pullAgain(scopes);
  }

  /** Without a connection the next announcement does, which the report then calls for. */
  function pullAgain(scopes: Scope[]): void {
    changed();
    link.publish('desired/get', { scopes }).catch(notAskedFor);
  }

  function notAskedFor(error: unknown): void {
    log.warn({ reason: String(error) }, 'what was refused is not asked for yet');
  }

  /** Judges by what is certain of the time. */
  function judgeBroker(time: DoorTime, socket: TLSSocket): string | null {
    const leaf = shownBy(socket);
    const expected = { caPem: identity.caPem, host: identity.mqtt.host, atLeast: time.atLeast() };
    return leaf ? wrongWith(leaf, expected) : 'there is no certificate';
  }

  const inbox = createInbox({
    identity,
    keeper,
    clock,
    onTime: async (instant) => options.time?.heard(instant),
    onSignedAt: (instant) => options.time?.signedAt(instant),
    log,
    obstacle: (document) => role.obstacle(document),
    request: (scopes) => link.publish('desired/get', { scopes }),
    onDocument: () => reconciler.wake('new-generation'),
    onChange: changed,
    onConfirmed: () => {
      trials.arm();
      firstAgain.arm();
    },
    onWatch: (until) => {
      telemetry.watchUntil(until);
      role.attend(Math.max(0, until - clock.now()));
    },
    onJob: (job) => jobs.run(job),
    onRegions,
  });
  let { certificatePem } = identity;
  const link = startDeviceLink({
    target: {
      deviceId: identity.deviceId,
      host: identity.mqtt.host,
      port: identity.mqtt.port,
      caPem: identity.caPem,
      get certificatePem() {
        return certificatePem;
      },
      privateKeyPem: options.privateKeyPem,
      ...(role.kind === 'relay' ? { keepaliveS: RELAY_KEEPALIVE_S } : {}),
      get judge() {
        const { time } = options;
        return time?.isWrong() ? (socket: TLSSocket) => judgeBroker(time, socket) : undefined;
      },
    },
    nextEpoch: epochCounter(stateDir),
    onMessage: inbox,
    onConnect: (epoch) => {
      log.info({ epoch }, 'connected to the control plane');
      options.onSession?.(true);
      changed();
      events.flush();
      results.flush();
      void telemetry.flush();
    },
    onDisconnect: (reason) => {
      log.warn({ reason }, 'disconnected from the control plane');
      options.onSession?.(false);
    },
    onFailure: (reason, retryMs) => log.warn({ reason, retryMs }, 'the control plane cannot be reached'),
    onRefused: (reason, topic) => log.warn({ reason, topic }, 'message refused'),
  });

  const freshness = keepCertificateFresh({
    identity,
    privateKeyPem: options.privateKeyPem,
    stateDir,
    clock,
    time: options.time,
    log,
    onRenewed: (next) => {
      certificatePem = next.certificatePem;
      link.reconnect();
      options.onRenewed?.(next).then(
        () => reconciler.wake('certificate'),
        (error: unknown) => log.error({ reason: String(error) }, 'the new certificate was not handed on'),
      );
    },
  });
  role.start({
    onChange: (reason, restMs) => reconciler.wake(reason, restMs),
    ...createLineNews({ tell, changed, leave: leaveDeadLine }),
    onCapabilities: () => void onCapabilities().catch(notAskedFor),
  });
  trials.arm();
  firstAgain.arm();
  tell({ kind: 'agent.started', agentVersion: AGENT_VERSION });
  reconciler.wake('start');
  return {
    link,
    stop: async () => {
      trials.stop();
      firstAgain.stop();
      telemetry.stop();
      stopFigures();
      await freshness.stop();
      await reconciler.stop();
      await role.stop();
      await link.stop();
    },
  };
}
