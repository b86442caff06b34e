import type { Config } from '../config.js';
import { EmbeddedPostgres } from '../embedded-postgres/index.js';
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
