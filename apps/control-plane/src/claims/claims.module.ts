import { Module } from '@nestjs/common';
import { DatabaseServer, deriveSecret } from '../database/index.js';
import { ClaimsService } from './claims.service.js';
import { ImageSecrets } from './image-secrets.js';
import { SiteClaimsController } from './site-claims.controller.js';

/** Needs an EnrolmentAddress from the enrolment endpoint. */
@Module({
  controllers: [SiteClaimsController],
  providers: [
    ClaimsService,
    {
      provide: ImageSecrets,
      inject: [DatabaseServer],
      useFactory: ({ ownerUrl }: DatabaseServer) => new ImageSecrets(deriveSecret(ownerUrl, 'images')),
    },
  ],
  exports: [ClaimsService, ImageSecrets],
})
export class ClaimsModule {}
