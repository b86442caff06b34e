import { Controller } from '@nestjs/common';
import type { Id, InstallCommand, RouteInput, SshInstallAnswer } from '@tresse/contracts';
import { routes } from '@tresse/contracts';
import type { FastifyReply } from 'fastify';
import { auditPlatform } from '../audit/index.js';
import { Database, type Transaction } from '../database/index.js';
import { ApiError, Endpoint, type Person, StreamEndpoint } from '../http/index.js';
import { readInstalled } from './install.repository.js';
import { InstallReports } from './install-reports.js';
import { RelayInstall } from './relay-install.js';
import { SshInstaller } from './ssh/index.js';

@Controller()
export class RelayInstallController {
  constructor(
    private readonly database: Database,
    private readonly install: RelayInstall,
    private readonly reports: InstallReports,
    private readonly ssh: SshInstaller,
  ) {}

  @Endpoint(routes.createInstallCommand)
  async command(
    { params: { relayId } }: RouteInput<typeof routes.createInstallCommand>,
    { user }: Person,
  ): Promise<InstallCommand> {
    return this.database.forPlatform('relays', async (tx) => {
      await this.begin(tx, user, relayId);
      return this.install.command(tx, relayId, user.id);
    });
  }

  @Endpoint(routes.installBySsh)
  async bySsh(
    { params: { relayId }, body }: RouteInput<typeof routes.installBySsh>,
    { user }: Person,
  ): Promise<SshInstallAnswer> {
    await this.database.forPlatform('relays', (tx) => nameToInstall(tx, relayId));
    if (body.hostKey === null) return { hostKey: await this.ssh.hostKey(body), started: false };
    const server = await this.ssh.signIn(body, body.hostKey);
    try {
      const script = await this.database.forPlatform('relays', async (tx) => {
        await this.begin(tx, user, relayId);
        return this.install.script(tx, relayId, 'ssh', user.id);
      });
      await server.install(relayId, script);
    } catch (error) {
      server.end();
      throw error;
    }
    return { hostKey: body.hostKey, started: true };
  }

  @StreamEndpoint(routes.getInstallScript)
  async script(
    { params: { token } }: RouteInput<typeof routes.getInstallScript>,
    _caller: unknown,
    reply: FastifyReply,
  ): Promise<void> {
    const script = await this.reports.script(token);
    await reply
      .header('content-type', 'text/x-shellscript; charset=utf-8')
      .header('cache-control', 'private, no-store')
      .send(script);
  }

  @Endpoint(routes.reportInstall)
  async report({
    params: { token },
    body,
  }: RouteInput<typeof routes.reportInstall>): Promise<Record<string, never>> {
    await this.reports.take(token, body);
    return {};
  }

  /** @throws ApiError `not-found`, `relay.ordered` */
  private async begin(tx: Transaction, by: Person['user'], relayId: Id): Promise<void> {
    const subject = await nameToInstall(tx, relayId);
    await auditPlatform(tx, by, 'relay.install', { id: relayId, name: subject });
  }
}

/** @throws ApiError `not-found`; `relay.ordered` as its server installs itself */
async function nameToInstall(tx: Transaction, relayId: Id): Promise<string> {
  const relay = await readInstalled(tx, relayId);
  if (relay === null) throw new ApiError('not-found');
  if (relay.isOrdered) throw new ApiError('relay.ordered');
  return relay.name;
}
