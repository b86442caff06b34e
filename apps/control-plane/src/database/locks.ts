import { Client } from 'pg';
import { ROLES, roleUrl } from './roles.js';

/** Keepalive probes (tcp(7)) begin after this silence; in ms. */
const KEEPALIVE_MS = 10_000;

/**
 * Locks by name for work that lasts longer than a transaction may: Postgres' advisory locks of one session, which every
 * instance of the control plane on this database respects. Who dies loses his.
 */
export class Locks {
  private readonly held = new Map<string, AbortController>();
  private session: Promise<Client> | undefined;
  private closed = false;

  constructor(private readonly ownerUrl: string) {}

  /**
   * Does the work while nobody else does any under this name, or nothing if somebody does; returns what the work does,
   * undefined for none. The signal is aborted once the lock can no longer be vouched for, as the connection broke, and
   * with `outer`.
   */
  async tryWith<T>(
    name: string,
    work: (signal: AbortSignal) => Promise<T>,
    outer?: AbortSignal,
  ): Promise<T | undefined> {
    // A session's own locks do not keep it out, so what this process does itself is looked up here.
    if (this.closed || this.held.has(name)) return undefined;
    const lost = new AbortController();
    this.held.set(name, lost);
    try {
      const session = await this.connected();
      const { rows } = await session.query('SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS taken', [
        name,
      ]);
      if (rows[0]?.taken !== true) return undefined;
      try {
        return await work(outer ? AbortSignal.any([lost.signal, outer]) : lost.signal);
      } finally {
        await session
          .query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [name])
          .catch(() => undefined);
      }
    } finally {
      this.held.delete(name);
    }
  }

  /** Ends the work under way and gives all locks back; none is to be had any more. */
  async close(): Promise<void> {
    this.closed = true;
    this.abortAll(new Error('the control plane stops'));
    const session = await this.session?.catch(() => undefined);
    await session?.end().catch(() => undefined);
  }

  private connected(): Promise<Client> {
    this.session ??= this.connect();
    return this.session;
  }

  private async connect(): Promise<Client> {
    const client = new Client({
      connectionString: roleUrl(this.ownerUrl, ROLES[0]),
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEPALIVE_MS,
    });
    const onEnd = (error?: Error) => {
      this.session = undefined;
      this.abortAll(error ?? new Error('the connection that held the locks has ended'));
    };
    client.on('error', onEnd);
    client.on('end', () => onEnd());
    try {
      await client.connect();
    } catch (error) {
      this.session = undefined;
      throw error;
    }
    return client;
  }

  private abortAll(reason: Error): void {
    for (const lost of this.held.values()) lost.abort(reason);
  }
}
