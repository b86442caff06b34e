import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Condition, DesiredDocument, DeviceEvent, ReportedState } from '@tresse/contracts';
import { pino } from 'pino';
import { type Controller, startController } from '../src/control/index.js';
import { type ControlPlane, documentOf, startControlPlane } from './control-plane-stand-in.js';
import { DEVICE, siteNamed } from './documents.js';
import { type NameWorld, nameRole } from './name-role.js';

const CONFIRM_MS = 2_000;

/** A control plane with one device, whose agent is not started yet. */
export async function startRig(): Promise<AgentRig> {
  const stateDir = await mkdtemp(join(tmpdir(), 'tresse-agent-'));
  return new AgentRig(stateDir, await startControlPlane(DEVICE));
}

/** An agent, its host of plain values, and its control plane. */
export class AgentRig {
  controller: Controller | undefined;
  world: NameWorld = { host: null };

  constructor(
    readonly stateDir: string,
    public controlPlane: ControlPlane,
  ) {}

  async startAgent(): Promise<void> {
    this.controller = await startController({
      identity: this.controlPlane.identity,
      privateKeyPem: this.controlPlane.privateKeyPem,
      stateDir: this.stateDir,
      role: nameRole(this.world),
      log: pino({ level: process.env.TRESSE_LOG_LEVEL ?? 'silent' }),
      onRestart: () => undefined,
      confirmTimeoutMs: CONFIRM_MS,
      fullSyncMs: 200,
    });
  }

  async stopAgent(): Promise<void> {
    await this.controller?.stop();
    this.controller = undefined;
  }

  /** Announces a generation with a site of this name. */
  async give(generation: number, name: string): Promise<DesiredDocument> {
    const document = documentOf(DEVICE, generation, siteNamed(name));
    await this.controlPlane.announce(document, this.controlPlane.sign(document));
    return document;
  }

  /** The first report that says this; later reports count, earlier ones too. */
  reported(says: (state: ReportedState) => boolean): Promise<ReportedState> {
    return this.controlPlane.until((all) => {
      const found = all.filter(({ topic }) => topic === 'reported').map(({ body }) => body as ReportedState);
      return found.find(says);
    });
  }

  /** The first report by which this generation is in force for good. */
  confirmed(generation: number): Promise<ReportedState> {
    return this.reported(
      (state) =>
        state.scopes[0]?.appliedGeneration === generation && condition(state, 'Confirmed')?.status === true,
    );
  }

  /** The first event of a kind. */
  event(kind: DeviceEvent['kind']): Promise<DeviceEvent> {
    return this.controlPlane.until((all) =>
      all
        .filter(({ topic }) => topic === 'events')
        .flatMap(({ body }) => (body as { events: DeviceEvent[] }).events)
        .find((candidate) => candidate.kind === kind),
    );
  }

  async end(): Promise<void> {
    await this.stopAgent();
    await this.controlPlane.stop();
    await rm(this.stateDir, { recursive: true });
  }
}

/** What a report says of its first scope under this heading. */
export function condition(state: ReportedState, type: string): Condition | undefined {
  return state.scopes[0]?.conditions.find((candidate) => candidate.type === type);
}
