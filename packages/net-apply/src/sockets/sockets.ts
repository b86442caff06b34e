import type { Host } from '../host.js';

/** This host's TCP sockets, chosen by the words of a filter. Source: ss(8). */
export interface Sockets {
  /** One socket a line, with all that the kernel says of it. */
  list(filter: readonly string[]): Promise<string>;
  /** Closes them; none is no error. */
  close(filter: readonly string[]): Promise<void>;
}

export const LIST = ['ss', '-t', '-n', '-i', '-H', '-O'];
export const CLOSE = ['ss', '-K', '-t', '-n'];

/** Starts an `ss` for each of its tasks. */
export const socketsOf = (host: Host): Sockets => ({
  list: async (filter) => (await host.run([...LIST, ...filter])).stdout,
  close: async (filter) => void (await host.run([...CLOSE, ...filter])),
});
