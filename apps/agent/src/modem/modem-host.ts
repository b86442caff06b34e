import type { Modem, SessionRequest } from '@tresse/net-plan';

/** ModemManager, as far as it is asked and told here. What it is told may throw. */
export interface ModemHost {
  /** Throws when it does not answer. */
  read(): Promise<Modem[]>;
  /** Calls back when a modem may be another than before. Returns what ends it. */
  watch(onChange: () => void): () => void;
  unlock(sim: string, pin: string): Promise<void>;
  connect(modem: string, request: SessionRequest): Promise<void>;
  disconnect(modem: string): Promise<void>;
}
