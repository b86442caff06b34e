import { Controller } from '@nestjs/common';
import type { RouteInput } from '@tresse/contracts';
import { routes } from '@tresse/contracts';
import type { FastifyReply } from 'fastify';
import { Database } from '../database/index.js';
import type { Member } from '../http/index.js';
import { CallerReader, StreamEndpoint } from '../http/index.js';
import { requireSite } from '../sites/present-site.repository.js';
import { EventStream } from './event-stream.js';
import { StreamService } from './stream.service.js';

@Controller()
export class StreamController {
  constructor(
    private readonly database: Database,
    private readonly streams: StreamService,
    private readonly callers: CallerReader,
  ) {}

  @StreamEndpoint(routes.streamSite)
  async stream(
    { params: { siteId } }: RouteInput<typeof routes.streamSite>,
    { tenant, user }: Member,
    reply: FastifyReply,
  ): Promise<void> {
    await this.database.forTenant(tenant.id, (tx) => requireSite(tx, siteId));
    reply.hijack();
    const { headers } = reply.request;
    const stillMay = async () => {
      const now = await this.callers.read(headers);
      return now?.user.id === user.id && now.tenant?.id === tenant.id;
    };
    await this.streams.serve(tenant.id, siteId, new EventStream(reply.raw), stillMay);
  }
}
