import { Module } from '@nestjs/common';
import { ClaimsModule } from '../claims/index.js';
import { AgentPackages } from './agent-packages.js';
import { InstallReports } from './install-reports.js';
import { PackagesController } from './packages.controller.js';
import { RelayInstallController } from './relay-install.controller.js';
import { RelayInstall } from './relay-install.js';
import { SshInstaller } from './ssh/index.js';

@Module({
  imports: [ClaimsModule],
  controllers: [RelayInstallController, PackagesController],
  providers: [AgentPackages, SshInstaller, RelayInstall, InstallReports],
  exports: [RelayInstall],
})
export class RelayInstallModule {}
