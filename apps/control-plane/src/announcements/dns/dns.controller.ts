import { Controller } from '@nestjs/common';
import { type DnsZone, type RouteInput, routes, type SiteDns } from '@tresse/contracts';
import { Endpoint, type Member, type Person } from '../../http/index.js';
import { DnsService } from './dns.service.js';

type Input<Name extends keyof typeof routes> = RouteInput<(typeof routes)[Name]>;

@Controller()
export class DnsController {
  constructor(private readonly dns: DnsService) {}

  @Endpoint(routes.listDnsZones)
  async zones(_: Input<'listDnsZones'>, _person: Person): Promise<DnsZone[]> {
    return this.dns.zones();
  }

  @Endpoint(routes.createDnsZone)
  async addZone({ body }: Input<'createDnsZone'>, { user }: Person): Promise<DnsZone> {
    return this.dns.addZone(user, body);
  }

  @Endpoint(routes.updateDnsZone)
  async changeZone({ params, body }: Input<'updateDnsZone'>, { user }: Person): Promise<DnsZone> {
    return this.dns.changeZone(user, params.zoneId, body);
  }

  @Endpoint(routes.checkDnsZone)
  async checkZone({ params }: Input<'checkDnsZone'>, _person: Person): Promise<DnsZone> {
    return this.dns.checkZone(params.zoneId);
  }

  @Endpoint(routes.removeDnsZone)
  async removeZone({ params }: Input<'removeDnsZone'>, { user }: Person): Promise<Record<string, never>> {
    await this.dns.removeZone(user, params.zoneId);
    return {};
  }

  @Endpoint(routes.getSiteDns)
  async ofSite({ params }: Input<'getSiteDns'>, { tenant }: Member): Promise<SiteDns> {
    return this.dns.ofSite(tenant.id, params.siteId);
  }

  @Endpoint(routes.putSiteDns)
  async nameSite({ params, body }: Input<'putSiteDns'>, member: Member): Promise<SiteDns> {
    return this.dns.nameSite(member, params.siteId, body);
  }
}
