import { Controller, Inject } from '@nestjs/common';
import type { RouteInput } from '@tresse/contracts';
import { type Me, routes } from '@tresse/contracts';
import { CONFIG, type Config } from '../config.js';
import { Endpoint, type Person } from '../http/index.js';

/** Who is signed in. */
@Controller()
export class MeController {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  @Endpoint(routes.getMe)
  async getMe(_: RouteInput<typeof routes.getMe>, person: Person | undefined): Promise<Me | null> {
    return person ? { ...person, demo: this.config.demoSocket !== undefined } : null;
  }
}
