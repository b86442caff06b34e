import type { Config } from '../config.js';
import { EmbeddedPostgres } from '../embedded-postgres/index.js';
import { StartupError } from '../startup-error.js';
import { prepareDatabase } from './prepare.js';

/** The Postgres server in use: an outside one by its URL, or one of our own. */
export class DatabaseServer {
  private constructor(
    /** Connection URL of the database's owner. */
    readonly ownerUrl: string,
    private readonly embedded: EmbeddedPostgres | undefined,
  ) {}

  /**
   * Starts or finds the server and brings its database up to date.
   *
   * @throws StartupError
   */
  static async start(config: Pick<Config, 'databaseUrl' | 'dataDir'>): Promise<DatabaseServer> {
    const embedded =
      config.databaseUrl === undefined ? await EmbeddedPostgres.start(config.dataDir) : undefined;
    const server = new DatabaseServer(config.databaseUrl ?? embedded?.url ?? '', embedded);
    try {
      await prepareDatabase(server.ownerUrl);
    } catch (error) {
      await server.stop();
      throw error;
    }
    return server;
  }

  async stop(): Promise<void> {
    await this.embedded?.stop();
  }
}

/**
 * Connection URL of the owner of the database that a running control plane with this configuration uses.
 *
 * @throws StartupError when it is an embedded one and does not run.
 */
export async function runningDatabaseUrl(config: Pick<Config, 'databaseUrl' | 'dataDir'>): Promise<string> {
  const url = config.databaseUrl ?? (await EmbeddedPostgres.runningUrl(config.dataDir));
  if (url !== undefined) return url;
  throw new StartupError(
    'database.unreachable',
    `No database runs in ${config.dataDir}: start Tresse first.`,
  );
}
