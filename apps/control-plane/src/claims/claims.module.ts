import { Module } from '@nestjs/common';
import { ClaimsService } from './claims.service.js';
import { SiteClaimsController } from './site-claims.controller.js';

/** Needs an EnrolmentAddress from the enrolment endpoint. */
@Module({ controllers: [SiteClaimsController], providers: [ClaimsService], exports: [ClaimsService] })
export class ClaimsModule {}
