import { Injectable } from '@nestjs/common';
import type { Id } from '@tresse/contracts';
import { Database, isUniqueViolation, Locks } from '../database/index.js';
import { takeSteps } from '../reconciliation/index.js';
import { AddressCalls } from './address-calls.js';
import type { AddressFacts, Call, Seen, Write } from './address-facts.js';
import { readAddress } from './address-facts.repository.js';
import { AddressScribe } from './address-scribe.js';
import { addressStep, FOLLOW } from './address-step.js';

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
  async pass(id: Id, stopping?: AbortSignal): Promise<void> {
    const work = (signal: AbortSignal) =>
      takeSteps<AddressFacts, Call, Write, Seen>(
        {
          read: () => this.database.forPlatform('relay-life', (tx) => readAddress(tx, id)),
          decide: addressStep,
          call: (address, call, now) => this.calls.make(address, call, signal, limitOf(address, call, now)),
          write: (address, write, now) => this.write(address, write, now),
        },
        signal,
      );
    await this.locks.tryWith(addressLock(id), work, stopping);
  }

  private async write(address: AddressFacts, write: Write, now: Date): Promise<void> {
    try {
      await this.scribe.write(address, write, now);
    } catch (error) {
      // Another row has taken the same bought address: the next look takes another.
      if (write.write !== 'adopt' || !isUniqueViolation(error)) throw error;
    }
  }
}

/** How long a call may take that sites wait for, in ms; undefined for the others. */
function limitOf({ follow }: AddressFacts, { call }: Call, now: Date): number | undefined {
  if (follow === null) return undefined;
  const left = follow.since.getTime() + FOLLOW.giveUpMs - now.getTime();
  return call === 'look' ? LOOK_MS : Math.max(left, 1);
}
