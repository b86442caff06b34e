import { createReadStream } from 'node:fs';
import { Controller } from '@nestjs/common';
import type { RouteInput } from '@tresse/contracts';
import { routes } from '@tresse/contracts';
import type { FastifyReply } from 'fastify';
import { ApiError, StreamEndpoint } from '../http/index.js';
import { AgentPackages } from './agent-packages.js';

@Controller()
export class PackagesController {
  constructor(private readonly packages: AgentPackages) {}

  @StreamEndpoint(routes.downloadPackage)
  async download(
    { params: { file } }: RouteInput<typeof routes.downloadPackage>,
    _caller: unknown,
    reply: FastifyReply,
  ): Promise<void> {
    const agent = await this.packages.find(file.replace(/\.deb$/, ''));
    if (!agent) throw new ApiError('not-found');
    await reply
      .header('content-type', 'application/vnd.debian.binary-package')
      .header('content-length', agent.bytes)
      .header('cache-control', 'public, max-age=31536000, immutable')
      .send(createReadStream(agent.path));
  }
}
