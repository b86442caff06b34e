import { Controller } from '@nestjs/common';
import type { DemoBox, RouteInput } from '@tresse/contracts';
import { routes } from '@tresse/contracts';
import type { Member } from '../http/index.js';
import { Endpoint } from '../http/index.js';
import { DemoService } from './demo.service.js';

type Input<Name extends keyof typeof routes> = RouteInput<(typeof routes)[Name]>;
type Nothing = Record<string, never>;

@Controller()
export class DemoController {
  constructor(private readonly demo: DemoService) {}

  @Endpoint(routes.getDemoBox)
  async box(_: Input<'getDemoBox'>, _caller: Member): Promise<DemoBox> {
    return this.demo.box();
  }

  @Endpoint(routes.plugInDemoBox)
  async plugIn({ params }: Input<'plugInDemoBox'>, caller: Member): Promise<Nothing> {
    await this.demo.plugIn(caller, params.siteId);
    return {};
  }

  @Endpoint(routes.cutDemoLine)
  async cut({ params }: Input<'cutDemoLine'>, { tenant }: Member): Promise<Nothing> {
    await this.demo.setLine(tenant.id, params.siteId, params.lineId, 'cut');
    return {};
  }

  @Endpoint(routes.restoreDemoLine)
  async restore({ params }: Input<'restoreDemoLine'>, { tenant }: Member): Promise<Nothing> {
    await this.demo.setLine(tenant.id, params.siteId, params.lineId, 'restore');
    return {};
  }
}
