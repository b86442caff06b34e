import { pipeline } from 'node:stream/promises';
import { Controller, Logger } from '@nestjs/common';
import type { ImageFormat, ImagerManifest, RouteInput } from '@tresse/contracts';
import { routes } from '@tresse/contracts';
import { readSegments, sliceSegments } from '@tresse/personal-image';
import type { FastifyReply } from 'fastify';
import { ApiError, Endpoint, StreamEndpoint } from '../http/index.js';
import { byteRange } from './byte-range.js';
import { DownloadsService } from './downloads.service.js';

const MEDIA_TYPES: Record<ImageFormat, string> = { 'img.gz': 'application/gzip', zip: 'application/zip' };

@Controller()
export class DownloadsController {
  private readonly logger = new Logger(DownloadsController.name);

  constructor(private readonly downloads: DownloadsService) {}

  @Endpoint(routes.getImageManifest)
  async manifest({ params: { token } }: RouteInput<typeof routes.getImageManifest>): Promise<ImagerManifest> {
    return this.downloads.manifest(token);
  }

  @StreamEndpoint(routes.downloadImage)
  async download(
    { params: { token, file } }: RouteInput<typeof routes.downloadImage>,
    _caller: unknown,
    reply: FastifyReply,
  ): Promise<void> {
    const { request } = reply;
    const { format, name, bytes, etag, streamPath, segments } = await this.downloads.file(token, file);
    // A range is of GET alone (RFC 9110 §14.2).
    const isHead = request.method === 'HEAD';
    const range = isHead ? 'whole' : byteRange(request.headers, { size: bytes, etag });
    if (range === 'unsatisfiable') {
      void reply.header('content-range', `bytes */${bytes}`);
      throw new ApiError('image.range');
    }
    const { start, end } = range === 'whole' ? { start: 0, end: bytes } : range;
    reply.hijack();
    reply.raw.writeHead(range === 'whole' ? 200 : 206, {
      'content-type': MEDIA_TYPES[format],
      'content-length': end - start,
      'content-disposition': `attachment; filename="${name}"`,
      'accept-ranges': 'bytes',
      'cache-control': 'private, no-store',
      etag,
      ...(range === 'whole' ? {} : { 'content-range': `bytes ${start}-${end - 1}/${bytes}` }),
    });
    if (isHead) {
      reply.raw.end();
      return;
    }
    try {
      await pipeline(readSegments(streamPath, sliceSegments(segments, start, end)), reply.raw);
    } catch (error) {
      // The other side has gone; it asks again from where it stopped.
      if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') this.logger.error(error);
    }
  }
}
