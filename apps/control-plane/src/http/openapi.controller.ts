import { Controller, Get } from '@nestjs/common';
import { openApiDocument, routes } from '@tresse/contracts';

const document = openApiDocument(routes, '1');

/** Serves the API's description, generated from the same table as the endpoints. */
@Controller()
export class OpenApiController {
  @Get('/api/openapi.json')
  read(): object {
    return document;
  }
}
