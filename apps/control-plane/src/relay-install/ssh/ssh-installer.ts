import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type { Id, SshInstall } from '@tresse/contracts';
import { Database } from '../../database/index.js';
import { ApiError } from '../../http/index.js';
import { readFailure } from '../install.repository.js';
import { record } from '../install-reports.js';
import { type Connection, type Ended, hostKeyOf, signIn } from './connection.js';
import { ASK, type RootBy, readFacts } from './server-facts.js';

/** A server that can be installed now. */
export interface ReadyServer {
  /**
   * Starts the script there, and resolves once it runs; how it goes on is told in the relay's timeline.
   *
   * @throws ApiError `ssh.unreachable`
   */
  install(relayId: Id, script: string): Promise<void>;
  end(): void;
}

/** Signs in to servers and starts installers there. */
@Injectable()
export class SshInstaller implements OnModuleDestroy {
  private readonly logger = new Logger(SshInstaller.name);
  private readonly open = new Set<Connection>();
  private readonly running = new Set<Promise<void>>();

  constructor(private readonly database: Database) {}

  async onModuleDestroy(): Promise<void> {
    for (const connection of this.open) connection.end();
    await Promise.all(this.running);
  }

  /** The key that the server shows. @throws ApiError `ssh.unreachable` */
  hostKey(server: SshInstall): Promise<string> {
    return hostKeyOf(server);
  }

  /** @throws ApiError `ssh.*` */
  async signIn(server: SshInstall, expected: string): Promise<ReadyServer> {
    const connection = await signIn(server, expected);
    this.open.add(connection);
    const end = () => {
      this.open.delete(connection);
      connection.end();
    };
    const { password } = server;
    try {
      const rootBy = await becomesRoot(connection, password);
      const install = (relayId: Id, script: string) =>
        this.start(connection, end, { relayId, script, rootBy, password });
      return { end, install };
    } catch (error) {
      end();
      throw error;
    }
  }

  /** The script comes as a file, so that what a password is read from holds nothing else. */
  private async start(
    connection: Connection,
    end: () => void,
    run: { relayId: Id; script: string; rootBy: RootBy; password: string | undefined },
  ): Promise<void> {
    const put = await connection.run('umask 077; f=$(mktemp) && cat > "$f" && echo "$f"', run.script);
    const file = put.said.trim();
    if (put.code !== 0 || !/^\/[\w./-]+$/.test(file)) throw new ApiError('ssh.unreachable');
    const line = `${run.rootBy}sh ${file}; code=$?; rm -f ${file}; exit $code`;
    const installing = connection
      .run(line, passwordFor(run.rootBy, run.password))
      .then((ended) => this.ended(run.relayId, ended))
      .catch((error: unknown) => this.logger.error(error))
      .finally(() => {
        this.running.delete(installing);
        end();
      });
    this.running.add(installing);
  }

  /** An installer tells of itself; one that could not, or was cut off, is spoken for. */
  private async ended(relayId: Id, { code, said }: Ended): Promise<void> {
    if (code === 0) return;
    await this.database.forPlatform('install', async (tx) => {
      if (await readFailure(tx, relayId)) return;
      const detail = said.trim().split('\n').at(-1)?.slice(0, 500) ?? '';
      await record(tx, { relayId, way: 'ssh' }, { step: 'started', failure: 'stopped', detail });
    });
  }
}

/** @throws ApiError `ssh.not-debian`, `ssh.no-root`, `ssh.unreachable` */
async function becomesRoot(connection: Connection, password: string | undefined): Promise<RootBy> {
  const { said } = await connection.run(ASK);
  const facts = readFacts(said, password !== undefined);
  if (typeof facts !== 'string') throw new ApiError(facts.refused);
  const { code } = await connection.run(`${facts}true`, passwordFor(facts, password));
  if (code !== 0) throw new ApiError('ssh.no-root');
  return facts;
}

function passwordFor(rootBy: RootBy, password: string | undefined): string {
  return rootBy.includes('-S') ? `${password ?? ''}\n` : '';
}
