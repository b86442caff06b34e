import { Module } from '@nestjs/common';
import { ClaimsModule } from '../claims/index.js';
import { DownloadsController } from './downloads.controller.js';
import { DownloadsService } from './downloads.service.js';
import { ImageCatalog } from './image-catalog.js';
import { ImagesController } from './images.controller.js';
import { ImagesService } from './images.service.js';

@Module({
  imports: [ClaimsModule],
  controllers: [ImagesController, DownloadsController],
  providers: [ImageCatalog, ImagesService, DownloadsService],
})
export class ImagesModule {}
