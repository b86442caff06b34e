import { Controller } from '@nestjs/common';
import type { InstallCommand, RouteInput } from '@tresse/contracts';
import { routes } from '@tresse/contracts';
import type { FastifyReply } from 'fastify';
import { insertAudit } from '../audit/index.js';
import { Database } from '../database/index.js';
import { ApiError, Endpoint, type Person, StreamEndpoint } from '../http/index.js';
import { readRelayName } from './install.repository.js';
import { InstallReports } from './install-reports.js';
import { RelayInstall } from './relay-install.js';

@Controller()
export class RelayInstallController {
  constructor(
    private readonly database: Database,
    private readonly install: RelayInstall,
    private readonly reports: InstallReports,
  ) {}

  @Endpoint(routes.createInstallCommand)
  async command(
    { params: { relayId } }: RouteInput<typeof routes.createInstallCommand>,
    { user }: Person,
  ): Promise<InstallCommand> {
    return this.database.forPlatform('relays', async (tx) => {
      const subject = await readRelayName(tx, relayId);
      if (subject === null) throw new ApiError('not-found');
      await insertAudit(tx, {
        tenantId: null,
        by: user,
        action: 'relay.install',
        subject,
        subjectId: relayId,
      });
      return this.install.command(tx, relayId, user.id);
    });
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
}
