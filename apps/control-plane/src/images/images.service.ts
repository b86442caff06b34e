import { Inject, Injectable } from '@nestjs/common';
import type { Id, ImageRelease, SiteImage } from '@tresse/contracts';
import type { Release } from '@tresse/personal-image';
import { insertAudit } from '../audit/index.js';
import { ClaimsService, ImageSecrets } from '../claims/index.js';
import { CONFIG, type Config } from '../config.js';
import { Database } from '../database/index.js';
import { ApiError, type Member } from '../http/index.js';
import { requireSite } from '../sites/present-site.repository.js';
import { ImageCatalog } from './image-catalog.js';
import { type ImageClaim, readImageClaim } from './images.repository.js';
import { imageRelease, siteImage } from './site-image.js';

/** How long an image can be downloaded; its claim lasts longer, as a card may travel. */
const DOWNLOAD_MS = 24 * 3_600 * 1_000;

/** Makes sites' images, which is making claims: the image itself comes into being as it is downloaded. */
@Injectable()
export class ImagesService {
  constructor(
    private readonly database: Database,
    private readonly catalog: ImageCatalog,
    private readonly claims: ClaimsService,
    private readonly secrets: ImageSecrets,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The releases that are here, newest first. */
  async releases(): Promise<ImageRelease[]> {
    return (await this.catalog.list()).map(({ release }) => imageRelease(release));
  }

  /** @throws ApiError `not-found`, `image.none` */
  async make({ tenant, user }: Member, siteId: Id): Promise<SiteImage> {
    const [newest] = await this.catalog.list();
    const claim = await this.database.forTenant(tenant.id, async (tx) => {
      const { name } = await requireSite(tx, siteId);
      if (!newest) throw new ApiError('image.none');
      const downloadUntil = new Date(Date.now() + DOWNLOAD_MS);
      const image = { version: newest.release.version, downloadUntil };
      await this.claims.makeForImage(tx, { siteId, tenantId: tenant.id }, user.id, image);
      const action = 'image.create';
      await insertAudit(tx, { tenantId: tenant.id, by: user, action, subject: name, subjectId: siteId });
      return readImageClaim(tx, siteId);
    });
    if (!newest || !claim) throw new Error('the claim that was just made is not there');
    return this.view(claim, newest.release);
  }

  /** The newest image whose claim can still be used and whose release is still here. @throws ApiError `not-found` */
  async newest({ tenant }: Member, siteId: Id): Promise<SiteImage | null> {
    const claim = await this.database.forTenant(tenant.id, async (tx) => {
      await requireSite(tx, siteId);
      return readImageClaim(tx, siteId);
    });
    const ours = claim && this.secrets.made(claim.id, claim.downloadTokenHash);
    const opened = ours && (await this.catalog.find(claim.imageVersion));
    return opened ? this.view(claim, opened.release) : null;
  }

  private view(claim: ImageClaim, release: Release): SiteImage {
    const held = {
      claim,
      release,
      claimText: this.claims.textInImage(claim.id),
      token: this.secrets.downloadToken(claim.id),
    };
    return siteImage(held, this.config.publicUrl, Date.now());
  }
}
