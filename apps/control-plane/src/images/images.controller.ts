import { Controller } from '@nestjs/common';
import type { ImageRelease, RouteInput, SiteImage } from '@tresse/contracts';
import { routes } from '@tresse/contracts';
import type { Member } from '../http/index.js';
import { Endpoint } from '../http/index.js';
import { ImagesService } from './images.service.js';

@Controller()
export class ImagesController {
  constructor(private readonly images: ImagesService) {}

  @Endpoint(routes.listImages)
  async list(): Promise<ImageRelease[]> {
    return this.images.releases();
  }

  @Endpoint(routes.createSiteImage)
  async create(
    { params: { siteId } }: RouteInput<typeof routes.createSiteImage>,
    member: Member,
  ): Promise<SiteImage> {
    return this.images.make(member, siteId);
  }

  @Endpoint(routes.getSiteImage)
  async newest(
    { params: { siteId } }: RouteInput<typeof routes.getSiteImage>,
    member: Member,
  ): Promise<SiteImage | null> {
    return this.images.newest(member, siteId);
  }
}
