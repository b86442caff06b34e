import { type DynamicModule, Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { AnnouncementsModule } from './announcements/index.js';
import { AssignmentsModule } from './assignments/index.js';
import { AuditModule } from './audit/index.js';
import { AuthModule } from './auth/index.js';
import { CertificateAuthorityModule } from './certificate-authority/index.js';
import { ClaimsModule } from './claims/index.js';
import type { Config } from './config.js';
import { configModule } from './config.module.js';
import { type DatabaseServer, databaseModule } from './database/index.js';
import { DemoModule } from './demo/index.js';
import { DeviceBusModule } from './device-bus/index.js';
import { DeviceSessionModule } from './device-session/index.js';
import { EnrolmentModule } from './enrolment/index.js';
import { EventsModule } from './events/index.js';
import { FleetModule } from './fleet/index.js';
import { HousekeepingModule } from './housekeeping/index.js';
import { HttpModule } from './http/index.js';
import { ImagesModule } from './images/index.js';
import { JobsModule } from './jobs/index.js';
import { loggingModule } from './logging.module.js';
import { PlacementModule } from './placement/index.js';
import { ProviderAccountsModule } from './provider-accounts/index.js';
import { PublicAddressesModule } from './public-addresses/index.js';
import { RelayInstallModule } from './relay-install/index.js';
import { RelayLifeModule } from './relay-life/index.js';
import { RelayMovesModule } from './relay-moves/index.js';
import { RelayReplacementModule } from './relay-replacement/index.js';
import { RelaysModule } from './relays/index.js';
import { SitesModule } from './sites/index.js';
import { LiveFeedModule } from './stream/index.js';
import { StreamModule } from './stream/stream.module.js';
import { SuppliedRegionsModule } from './supplied-regions/index.js';
import { TeamModule } from './team/index.js';
import { TelemetryModule } from './telemetry/telemetry.module.js';
import { TenantsModule } from './tenants/index.js';

@Module({})
class AppModule {}

/** The whole control plane, on a database that is up. */
export function appModule(config: Config, server: DatabaseServer): DynamicModule {
  return {
    module: AppModule,
    imports: [
      ScheduleModule.forRoot(),
      configModule(config),
      loggingModule(),
      databaseModule(server),
      LiveFeedModule,
      CertificateAuthorityModule,
      DeviceBusModule,
      DeviceSessionModule,
      EnrolmentModule,
      AuthModule,
      HttpModule,
      TenantsModule,
      TeamModule,
      AuditModule,
      AssignmentsModule,
      SitesModule,
      ClaimsModule,
      ImagesModule,
      RelaysModule,
      AnnouncementsModule,
      RelayInstallModule,
      ProviderAccountsModule,
      PublicAddressesModule,
      SuppliedRegionsModule,
      RelayLifeModule,
      PlacementModule,
      RelayMovesModule,
      RelayReplacementModule,
      DemoModule,
      EventsModule,
      TelemetryModule,
      JobsModule,
      FleetModule,
      StreamModule,
      HousekeepingModule,
    ],
  };
}
