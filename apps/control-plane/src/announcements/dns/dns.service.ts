import { Injectable } from '@nestjs/common';
import {
  type DnsZone,
  type DnsZoneChange,
  type DnsZoneInput,
  type Id,
  isBelow,
  type SiteDns,
  type SiteDnsInput,
} from '@tresse/contracts';
import { auditPlatform, insertAudit } from '../../audit/index.js';
import { Database, isUniqueViolation, newId, Seal, type Transaction } from '../../database/index.js';
import { ApiError, fieldProblem, type Member, type Person } from '../../http/index.js';
import { requireSite } from '../../sites/present-site.repository.js';
import {
  insertZone,
  listZones,
  readDoor,
  readZone,
  readZoneNames,
  recordCheck,
  removeZone,
  updateZone,
} from './dns-zones.repository.js';
import { tryZone } from './name-update.js';
import { readSiteName, releaseSiteName, takeSiteName } from './site-names.repository.js';
import { openDoor } from './zone-access.js';

/** Zones, as platform staff set them, and the names that sites have in them. */
@Injectable()
export class DnsService {
  constructor(
    private readonly database: Database,
    private readonly seal: Seal,
  ) {}

  async zones(): Promise<DnsZone[]> {
    return this.database.forPlatform('staff', listZones);
  }

  /** @throws ApiError `conflict` for a zone that is there */
  async addZone(by: Person['user'], { name, server, key }: DnsZoneInput): Promise<DnsZone> {
    const id = newId();
    const { secret, ...known } = key;
    try {
      return await this.database.forPlatform('staff', async (tx) => {
        await insertZone(tx, id, { name, server, key: known }, this.seal.seal(secret, id));
        await auditPlatform(tx, by, 'dns-zone.create', { id, name });
        return existing(tx, id);
      });
    } catch (error) {
      throw isUniqueViolation(error) ? new ApiError('conflict', [], { cause: error }) : error;
    }
  }

  /** @throws ApiError `not-found` */
  async changeZone(by: Person['user'], id: Id, change: DnsZoneChange): Promise<DnsZone> {
    const { secret } = change.key;
    return this.database.forPlatform('staff', async (tx) => {
      const zone = await existing(tx, id);
      await updateZone(tx, id, change, secret === undefined ? undefined : this.seal.seal(secret, id));
      await auditPlatform(tx, by, 'dns-zone.update', zone);
      return existing(tx, id);
    });
  }

  /** Writes a name to the zone and takes it out again; what came of it stands at the zone. @throws ApiError `not-found` */
  async checkZone(id: Id): Promise<DnsZone> {
    const door = await this.database.forPlatform('staff', (tx) => readDoor(tx, id));
    if (!door) throw new ApiError('not-found');
    const access = openDoor(this.seal, door);
    const problem = access ? await tryZone(access) : 'secret-lost';
    return this.database.forPlatform('staff', async (tx) => {
      await recordCheck(tx, door, problem, new Date());
      return existing(tx, id);
    });
  }

  /** @throws ApiError `not-found`, `dns.zone-in-use` */
  async removeZone(by: Person['user'], id: Id): Promise<void> {
    await this.database.forPlatform('staff', async (tx) => {
      const zone = await existing(tx, id);
      if (zone.names > 0) throw new ApiError('dns.zone-in-use');
      await removeZone(tx, id);
      await auditPlatform(tx, by, 'dns-zone.remove', zone);
    });
  }

  /** @throws ApiError `not-found` */
  async ofSite(tenantId: Id, siteId: Id): Promise<SiteDns> {
    const name = await this.database.forTenant(tenantId, async (tx) => {
      await requireSite(tx, siteId);
      return readSiteName(tx, siteId);
    });
    return { name, zones: (await this.zoneNames()).map((zone) => zone.name) };
  }

  /** @throws ApiError `not-found`, `request.invalid` for a name outside of all zones, or of another site */
  async nameSite({ tenant, user }: Member, siteId: Id, { name }: SiteDnsInput): Promise<SiteDns> {
    const zones = await this.zoneNames();
    try {
      await this.database.forTenant(tenant.id, async (tx) => {
        const site = await requireSite(tx, siteId);
        const zone = name === null ? null : zoneOf(name, zones);
        const before = await readSiteName(tx, siteId);
        if (before?.name === (name ?? undefined)) return;
        await releaseSiteName(tx, siteId);
        if (name !== null && zone) await takeSiteName(tx, { tenantId: tenant.id, siteId }, name, zone.id);
        await insertAudit(tx, {
          tenantId: tenant.id,
          by: user,
          action: 'site.name',
          subject: site.name,
          subjectId: siteId,
        });
      });
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      throw new ApiError('request.invalid', [fieldProblem('name', 'dns.name-taken')], { cause: error });
    }
    return this.ofSite(tenant.id, siteId);
  }

  private zoneNames() {
    return this.database.forPlatform('announcements', readZoneNames);
  }
}

/** The smallest zone that the name lies in. @throws ApiError `request.invalid` */
function zoneOf(name: string, zones: readonly { id: Id; name: string }[]) {
  const holding = zones.filter((zone) => isBelow(name, zone.name));
  const [zone] = holding.sort((a, b) => b.name.length - a.name.length);
  if (zone) return zone;
  const problem =
    zones.length === 0
      ? fieldProblem('name', 'dns.no-zones')
      : fieldProblem('name', 'dns.outside-zones', { zones: zones.map((one) => one.name).join(', ') });
  throw new ApiError('request.invalid', [problem]);
}

async function existing(tx: Transaction, id: Id): Promise<DnsZone> {
  const zone = await readZone(tx, id);
  if (!zone) throw new ApiError('not-found');
  return zone;
}
