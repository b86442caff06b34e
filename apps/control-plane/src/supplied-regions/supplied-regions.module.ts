import { Module } from '@nestjs/common';
import { ProviderAccountsModule } from '../provider-accounts/index.js';
import { SuppliedRegionsController } from './supplied-regions.controller.js';
import { SuppliedRegionsService } from './supplied-regions.service.js';

@Module({
  imports: [ProviderAccountsModule],
  controllers: [SuppliedRegionsController],
  providers: [SuppliedRegionsService],
})
export class SuppliedRegionsModule {}
