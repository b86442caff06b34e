import type { Machine } from '../package/machine.js';

/** A server that runs, as its owner has it. */
export type Host = Pick<Machine, 'exec' | 'run'>;

/** How a cloud fails with the servers that are ordered next. */
export interface Faults {
  /** The server is there, and nothing on it ever runs. */
  neverBoots?: boolean;
  /** cloud-init runs, and what it has to install is not to be had. */
  failsHalfWay?: boolean;
  /** From the order to the start, in ms. */
  startMs?: number;
}

/** A server to be switched on. */
export interface Unit {
  /** Of its host. */
  name: string;
  /** Last number of its address. */
  number: number;
  userData: string;
  faults: Faults;
}

/** What the servers of a local cloud are made of. */
export interface Hardware {
  /** Resolves when a provider would say that the server runs; with no machine where nothing of it ever will. */
  start(unit: Unit): Promise<{ machine: Host | undefined; address: string | undefined }>;
  /** Takes away what a start has made, at whichever point it is. */
  remove(number: number): Promise<void>;
}
