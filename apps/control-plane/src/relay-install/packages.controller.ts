import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { Controller } from '@nestjs/common';
import type { PackageFile, RouteInput } from '@tresse/contracts';
import { routes } from '@tresse/contracts';
import type { FastifyReply } from 'fastify';
import { ApiError, Endpoint, StreamEndpoint } from '../http/index.js';
import { AgentPackages } from './agent-packages.js';

@Controller()
export class PackagesController {
  constructor(private readonly packages: AgentPackages) {}

  @Endpoint(routes.getNewestPackage)
  async newest(): Promise<{ newest: PackageFile | null }> {
    const agent = await this.packages.newest();
    return {
      newest: agent ? { name: basename(agent.path), sha256: agent.sha256, bytes: agent.bytes } : null,
    };
  }

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
