import { Global, Module } from '@nestjs/common';
import { EnrolmentAddress } from '../claims/enrolment-address.js';
import { DesiredStateModule } from '../desired-state/index.js';
import { DeviceSessionModule } from '../device-session/index.js';
import { EnrolmentService } from './enrolment.service.js';
import { EnrolmentServer } from './enrolment-server.js';
import { RenewalService } from './renewal.service.js';

/** The enrolment endpoint; says to whoever makes claims where it is. */
@Global()
@Module({
  imports: [DesiredStateModule, DeviceSessionModule],
  providers: [
    EnrolmentService,
    RenewalService,
    EnrolmentServer,
    { provide: EnrolmentAddress, useExisting: EnrolmentServer },
  ],
  exports: [EnrolmentAddress],
})
export class EnrolmentModule {}
