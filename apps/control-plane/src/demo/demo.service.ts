import { Injectable, Logger } from '@nestjs/common';
import type { DemoBox, Id } from '@tresse/contracts';
import { insertAudit } from '../audit/index.js';
import { Turns } from '../broker/turns.js';
import { ClaimsService } from '../claims/index.js';
import { Database, isUniqueViolation } from '../database/index.js';
import { ApiError, type Member } from '../http/index.js';
import { isDemoBoxTaken, readDemoSite, readLineInterface, takeDemoBox } from './demo-box.repository.js';
import { DemoNetwork } from './demo-network.js';

/** What a person can do with the demo box. */
@Injectable()
export class DemoService {
  private readonly logger = new Logger(DemoService.name);
  /** The box is one: it is plugged in and taken away by one request after the other. */
  private readonly turns = new Turns<'box'>();

  constructor(
    private readonly database: Database,
    private readonly claims: ClaimsService,
    private readonly network: DemoNetwork,
  ) {}

  /** @throws ApiError `demo.unavailable` */
  async box(): Promise<DemoBox> {
    return (await this.network.state()).box;
  }

  /**
   * Plugs the box in at a site, or once more at the site where it is.
   *
   * @throws ApiError `not-found`, `demo.unavailable`, `demo.box-taken`
   */
  plugIn(caller: Member, siteId: Id): Promise<void> {
    return this.turns.take('box', () => this.plugInNow(caller, siteId));
  }

  /**
   * Takes the box away from a site that was removed, so that its agent forgets who it was; not when it already is at
   * another site. A demo network that does not answer is only logged: the next site unplugs the box before it takes it.
   */
  release(): Promise<void> {
    return this.turns.take('box', async () => {
      try {
        if (await this.database.forPlatform('demo', isDemoBoxTaken)) return;
        if ((await this.network.state()).site.state !== 'empty') await this.network.unplug();
      } catch (error) {
        this.logger.warn({ err: error }, 'the demo box could not be taken away');
      }
    });
  }

  private async plugInNow({ tenant, user }: Member, siteId: Id): Promise<void> {
    const { site: agent } = await this.network.state();
    const claim = await this.database
      .forTenant(tenant.id, async (tx) => {
        const site = await readDemoSite(tx, siteId);
        if (!site) throw new ApiError('not-found');
        if (!site.demoBox) await takeDemoBox(tx, siteId);
        await insertAudit(tx, {
          tenantId: tenant.id,
          by: user,
          action: 'demo.plug-in',
          subject: site.name,
          subjectId: siteId,
        });
        return this.claims.make(tx, { siteId, tenantId: tenant.id }, user.id);
      })
      .catch((error: unknown) => {
        throw isUniqueViolation(error) ? new ApiError('demo.box-taken', [], { cause: error }) : error;
      });
    if (agent.state !== 'empty') await this.network.unplug();
    await this.network.plugIn('site', claim.text);
  }

  /** Cuts or mends a line of the box that is plugged in at the site. @throws ApiError `not-found`, `demo.unavailable` */
  async setLine(tenantId: Id, siteId: Id, lineId: Id, action: 'cut' | 'restore'): Promise<void> {
    const lineInterface = await this.database.forTenant(tenantId, async (tx) => {
      const site = await readDemoSite(tx, siteId);
      const found = site && (await readLineInterface(tx, siteId, lineId));
      if (!found) throw new ApiError('not-found');
      if (!site.demoBox) throw new ApiError('demo.unavailable');
      return found;
    });
    const { box } = await this.network.state();
    const line = box.lines.find((candidate) => candidate.interface === lineInterface);
    if (!line) throw new ApiError('demo.unavailable');
    await this.network.setLine(line.name, action);
  }
}
