import { Controller } from '@nestjs/common';
import type { Relay, RouteInput } from '@tresse/contracts';
import { routes } from '@tresse/contracts';
import type { Person } from '../http/index.js';
import { Endpoint } from '../http/index.js';
import { RelayLifeService } from './relay-life.service.js';

type Input<Name extends keyof typeof routes> = RouteInput<(typeof routes)[Name]>;

@Controller()
export class RelayLifeController {
  constructor(private readonly life: RelayLifeService) {}

  @Endpoint(routes.orderRelay)
  async order({ body }: Input<'orderRelay'>, { user }: Person): Promise<Relay> {
    return this.life.order(user, body);
  }

  @Endpoint(routes.setRelayGoal)
  async setGoal({ params, body }: Input<'setRelayGoal'>, { user }: Person): Promise<Relay> {
    return this.life.setGoal(user, params.relayId, body.goal);
  }

  @Endpoint(routes.retryRelay)
  async retry({ params }: Input<'retryRelay'>, { user }: Person): Promise<Relay> {
    return this.life.retry(user, params.relayId);
  }
}
