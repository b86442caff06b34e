import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { ROLES, roleUrl } from './roles.js';

/** Wait before the first attempt to connect again, doubled after each failure up to the longest; in ms. */
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 30_000;

/** Keepalive probes (tcp(7)) begin after this silence, so that a server that vanished is noticed; in ms. */
const KEEPALIVE_MS = 10_000;

/**
 * Hears one channel of Postgres NOTIFY on a connection of its own. A bell can be missed while the connection is away:
 * it also rings once whenever it listens again, and whoever relies on it looks by himself from time to time.
 */
export class Bell {
  private readonly stopping = new AbortController();
  private readonly running: Promise<void>;
  private client: Client | undefined;

  /** Begins to listen. `onRing` must not throw; `onLost` is told why the connection ended or did not come about. */
  constructor(
    private readonly ownerUrl: string,
    private readonly channel: string,
    private readonly onRing: () => void,
    private readonly onLost: (error: Error) => void,
  ) {
    this.running = this.listenForEver();
  }

  /** Resolves when the connection is closed. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.client?.end();
    await this.running;
  }

  private async listenForEver(): Promise<void> {
    const { signal } = this.stopping;
    for (let waitMs = FIRST_WAIT_MS; !signal.aborted; waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)) {
      try {
        await this.listen(() => {
          waitMs = FIRST_WAIT_MS;
        });
      } catch (error) {
        if (!signal.aborted) this.onLost(error instanceof Error ? error : new Error(String(error)));
      }
      await pause(waitMs, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Resolves when the connection was closed, rejects when it broke. */
  private async listen(onListening: () => void): Promise<void> {
    const client = new Client({
      connectionString: roleUrl(this.ownerUrl, ROLES[0]),
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEPALIVE_MS,
    });
    this.client = client;
    const ended = new Promise<void>((resolve, reject) => {
      client.once('end', resolve);
      client.on('error', reject);
    });
    ended.catch(() => undefined);
    client.on('notification', this.onRing);
    try {
      await client.connect();
      await client.query(`LISTEN ${client.escapeIdentifier(this.channel)}`);
      onListening();
      this.onRing();
      await ended;
    } finally {
      await client.end();
    }
  }
}
