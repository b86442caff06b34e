import { Global, Module } from '@nestjs/common';
import { RelayLifeModule } from '../relay-life/index.js';
import { LoadIngest } from './load-ingest.js';
import { Placement } from './placement.js';
import { RegionProber } from './region-prober.js';
import { RoundTripIngest } from './round-trip-ingest.js';
import { SiteRegionsController } from './site-regions.controller.js';

@Global()
@Module({
  imports: [RelayLifeModule],
  controllers: [SiteRegionsController],
  providers: [LoadIngest, Placement, RegionProber, RoundTripIngest],
  exports: [LoadIngest, Placement, RegionProber, RoundTripIngest],
})
export class PlacementModule {}
