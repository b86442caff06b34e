import {
  type DesiredAnnouncement,
  DesiredDocument,
  type DeviceRole,
  type Id,
  PROTOCOL_VERSION,
  parseDownTopic,
  type ReportedLine,
  type ReportedState,
  type SignedDocument,
} from '@tresse/contracts';
import type { TestDevice, TestSession } from './test-device.js';

/** What an honest agent does with what it is told, without a host: it has each document in force at once, and says so. */
export class ObedientDevice {
  readonly documents = new Map<string, { document: DesiredDocument; at: number }>();
  private saying: Promise<void> | undefined;
  private hasMore = false;
  private lineState: ReportedLine['state'] = 'up';

  constructor(
    readonly device: TestDevice,
    readonly session: TestSession,
    private readonly role: DeviceRole,
    private readonly lineIds: readonly Id[],
    private readonly epoch = 1,
  ) {
    session.client.on('message', (topic, payload) => {
      const body: unknown = JSON.parse(payload.toString());
      const name = parseDownTopic(topic)?.name;
      if (name === 'desired/announce') this.pull(body as DesiredAnnouncement);
      if (name === 'desired/document') this.obey(body as SignedDocument);
    });
  }

  /** From now on all its lines are said to be so. */
  says(state: ReportedLine['state']): Promise<void> {
    this.lineState = state;
    return this.report();
  }

  private pull({ scopes }: DesiredAnnouncement): void {
    const missing = scopes
      .filter(({ scope, generation }) => generation > (this.documents.get(scope)?.document.generation ?? 0))
      .map(({ scope }) => scope);
    if (missing.length > 0) this.session.say('desired/get', { scopes: missing }).catch(() => undefined);
  }

  private obey({ payload }: SignedDocument): void {
    const document = DesiredDocument.parse(JSON.parse(payload));
    this.documents.set(document.scope, { document, at: Date.now() });
    this.report().catch(() => undefined);
  }

  /** What comes while a report is on its way goes into the next. */
  private report(): Promise<void> {
    this.hasMore = true;
    this.saying ??= this.sayAll().finally(() => {
      this.saying = undefined;
    });
    return this.saying;
  }

  private async sayAll(): Promise<void> {
    while (this.hasMore) {
      this.hasMore = false;
      await this.session.say('reported', this.state());
    }
  }

  private state(): ReportedState {
    const at = new Date().toISOString();
    const done = { status: true, reason: 'Done', message: '', at };
    return {
      protocol: PROTOCOL_VERSION,
      at,
      role: this.role,
      agentVersion: '0.1.0',
      sessionEpoch: this.epoch,
      scopes: [...this.documents.values()].map(({ document: { scope, generation, hash } }) => ({
        scope,
        observedGeneration: generation,
        appliedGeneration: generation,
        appliedHash: hash,
        conditions: [{ type: 'Applied' as const, ...done }],
      })),
      lines: this.lineIds.map((id) => ({
        id,
        state: this.lineState,
        cause: this.lineState === 'down' ? ('silent' as const) : null,
        since: at,
        mptcp: 'unknown' as const,
        carrier: 'udp' as const,
      })),
      drift: { repaired: 0, last: [] },
      publicAddress: null,
      capabilities: null,
    };
  }
}
