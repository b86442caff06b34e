import { Module } from '@nestjs/common';
import { CONFIG, type Config } from '../config.js';
import { ProviderAccountsModule } from '../provider-accounts/index.js';
import { AnnouncementBell } from './announcement-bell.js';
import { DnsController, DnsService, NameKeeper } from './dns/index.js';
import { WebhookCourier, WebhookPost, WebhooksController, WebhooksService } from './webhooks/index.js';

@Module({
  imports: [ProviderAccountsModule],
  controllers: [WebhooksController, DnsController],
  providers: [
    AnnouncementBell,
    DnsService,
    NameKeeper,
    WebhooksService,
    WebhookCourier,
    { provide: WebhookPost, inject: [CONFIG], useFactory: (config: Config) => new WebhookPost(config) },
  ],
})
export class AnnouncementsModule {}
