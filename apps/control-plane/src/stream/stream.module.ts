import { Module } from '@nestjs/common';
import { SitesModule } from '../sites/index.js';
import { StreamController } from './stream.controller.js';
import { StreamService } from './stream.service.js';

@Module({ imports: [SitesModule], controllers: [StreamController], providers: [StreamService] })
export class StreamModule {}
