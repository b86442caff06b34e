import { Logger } from '@nestjs/common';
import type { Id, UpTopic } from '@tresse/contracts';
import type { DeviceIdentity } from '@tresse/pki';
import type { EdgeSink, FollowUp } from './edge-sink.js';
import type { Flag } from './flag.js';
import { NotTaken } from './not-taken.js';
import { Turns } from './turns.js';

/** Hands a sink one thing at a time for each device, in the order of arrival, until it is closed. */
export class TurnwiseSink implements EdgeSink {
  private readonly turns = new Turns<Id>();
  private readonly logger = new Logger(TurnwiseSink.name);
  private closed = false;

  constructor(private readonly sink: EdgeSink) {}

  async message(device: DeviceIdentity, name: UpTopic, payload: Buffer): Promise<FollowUp | undefined> {
    if (this.closed) throw new NotTaken('this edge is closing');
    const { deviceId } = device;
    const followUp = await this.turns.take(deviceId, () => this.sink.message(device, name, payload));
    return followUp && (() => this.turns.take(deviceId, followUp));
  }

  /** Never rejects: nobody waits for it. */
  async gone(device: DeviceIdentity): Promise<void> {
    if (this.closed) return;
    await this.quietly(device.deviceId, () => this.sink.gone(device));
  }

  /** Never rejects: nobody waits for it. */
  async flagged(deviceId: Id, flag: Flag, detail: string): Promise<void> {
    await this.quietly(deviceId, () => this.sink.flagged(deviceId, flag, detail));
  }

  close(): void {
    this.closed = true;
  }

  /** Resolves when all that was handed over so far has been dealt with. */
  async idle(): Promise<void> {
    await this.turns.idle();
  }

  private async quietly(deviceId: Id, work: () => Promise<void>): Promise<void> {
    try {
      await this.turns.take(deviceId, work);
    } catch (error) {
      this.logger.error(error);
    }
  }
}
