import { Global, Module } from '@nestjs/common';
import { LiveFeed } from './live-feed.js';

/** The one feed of this process; everybody may publish. */
@Global()
@Module({ providers: [LiveFeed], exports: [LiveFeed] })
export class LiveFeedModule {}
