import { Injectable } from '@nestjs/common';
import type { Id } from '@tresse/contracts';
import { Database, isUniqueViolation, Locks } from '../database/index.js';
import { AddressCalls } from './address-calls.js';
import type { AddressFacts, Call, Seen } from './address-facts.js';
import { readAddress } from './address-facts.repository.js';
import { AddressScribe } from './address-scribe.js';
import { addressStep, FOLLOW } from './address-step.js';

/** Steps of one pass; more than any address has in a row. */
const MOST_STEPS = 10;
/** How long a look at an address may take that its sites wait for, in ms. */
const LOOK_MS = 3_000;

/** Name of the lock that whoever orders, routes or gives back the address of a row holds. */
export const addressLock = (label: string): string => `address-label:${label}`;

/** Takes an address as far as it goes now. */
@Injectable()
export class AddressKeeper {
  constructor(
    private readonly database: Database,
    private readonly locks: Locks,
    private readonly calls: AddressCalls,
    private readonly scribe: AddressScribe,
  ) {}

  /**
   * Nothing while somebody else is at it.
   *
   * @throws what failed but at the provider: the next pass goes on from the rows.
   */
  async pass(id: Id): Promise<void> {
    await this.locks.tryWith(addressLock(id), (signal) => this.go(id, signal));
  }

  private async go(id: Id, signal: AbortSignal): Promise<void> {
    let address = await this.read(id);
    let seen: Seen | null = null;
    for (let steps = 0; address && steps < MOST_STEPS; steps += 1) {
      signal.throwIfAborted();
      const now = new Date();
      const step = addressStep(address, seen, now);
      if ('wait' in step) return;
      if ('call' in step) {
        seen = await this.calls.make(address, step, signal, limitOf(address, step, now));
        continue;
      }
      // Written or not, the rows have the next word.
      await this.scribe.write(address, step, now).catch((error: unknown) => {
        // Another row has taken the same bought address: the next look takes another.
        if (step.write !== 'adopt' || !isUniqueViolation(error)) throw error;
      });
      address = await this.read(id);
      seen = null;
    }
  }

  private read(id: Id): Promise<AddressFacts | undefined> {
    return this.database.forPlatform('relay-life', (tx) => readAddress(tx, id));
  }
}

/** How long a call may take that sites wait for, in ms; undefined for the others. */
function limitOf({ follow }: AddressFacts, { call }: Call, now: Date): number | undefined {
  if (follow === null) return undefined;
  const left = follow.since.getTime() + FOLLOW.giveUpMs - now.getTime();
  return call === 'look' ? LOOK_MS : Math.max(left, 1);
}
