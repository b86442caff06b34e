import { Id } from '@tresse/contracts';
import type { PinAttempt } from '@tresse/net-plan';
import { z } from 'zod';
import { readJsonFile, writeDurably } from '../disk/index.js';

const Attempts = z.record(
  Id,
  z.strictObject({ key: z.string(), tries: z.int().nullable(), sent: z.int().positive() }),
);

/**
 * The PIN that was last sent for each line and not found right, on the disk: a SIM counts wrong ones over restarts and
 * power cuts, so a PIN is noted before it is sent.
 */
export class PinAttempts {
  #known: Record<Id, PinAttempt> | undefined;
  #written: Promise<void> = Promise.resolve();

  constructor(
    private readonly path: string,
    private readonly onInvalid: (reason: string) => void,
  ) {}

  async of(lineId: Id): Promise<PinAttempt | undefined> {
    return (await this.#read())[lineId];
  }

  /** Resolves when it is on the disk. */
  async note(lineId: Id, attempt: PinAttempt): Promise<void> {
    await this.#keep({ ...(await this.#read()), [lineId]: attempt });
  }

  async forget(lineId: Id): Promise<void> {
    const { [lineId]: gone, ...others } = await this.#read();
    if (gone !== undefined) await this.#keep(others);
  }

  async #read(): Promise<Record<Id, PinAttempt>> {
    const kept = this.#known ?? (await readJsonFile(this.path, Attempts, this.onInvalid)) ?? {};
    this.#known ??= kept;
    return this.#known;
  }

  /** What is known counts at once, even when the disk refuses it; notes of two lines are written one after the other. */
  #keep(attempts: Record<Id, PinAttempt>): Promise<void> {
    this.#known = attempts;
    const write = () => writeDurably(this.path, `${JSON.stringify(attempts)}\n`);
    this.#written = this.#written.then(write, write);
    return this.#written;
  }
}
