import { Module } from '@nestjs/common';
import { AssignmentsModule } from '../assignments/index.js';
import { DemoModule } from '../demo/index.js';
import { DesiredStateModule } from '../desired-state/index.js';
import { PublicAddressesModule } from '../public-addresses/index.js';
import { DomainLookup } from './domain-lookup.js';
import { SitesController } from './sites.controller.js';
import { SitesService } from './sites.service.js';

@Module({
  imports: [AssignmentsModule, DemoModule, DesiredStateModule, PublicAddressesModule],
  controllers: [SitesController],
  providers: [SitesService, DomainLookup],
  exports: [SitesService],
})
export class SitesModule {}
