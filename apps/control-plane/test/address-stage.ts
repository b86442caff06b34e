import {
  type DesiredAnnouncement,
  DesiredDocument,
  type Id,
  PROTOCOL_VERSION,
  type Relay,
  type RelayAddress,
  type ReportedScope,
  type ReportedState,
  type SignedDocument,
} from '@tresse/contracts';
import { hetznerBench } from '../../../packages/cloud/src/testing/benches.js';
import type { HetznerWorld } from '../../../packages/cloud/src/testing/hetzner-model.js';
import type { Scene } from '../../../packages/cloud/src/testing/scene.js';
import type { Matches } from '../../../packages/cloud/src/testing/stand-in.js';
import { newId } from '../src/database/index.js';
import { type Booted, boot } from './boot.js';
import { nameOfLabel, openCloud } from './cloud-scene.js';
import { Fleet, type SeededSite } from './fleet.js';
import { type Browser, signUp } from './person.js';
import { RelayStage } from './relay-stage.js';
import { TestDevice, type TestSession } from './test-device.js';
import { until } from './until.js';

/** Requests that route an address. */
export const assigns: Matches = ({ method, path }) => method === 'POST' && path.endsWith('/actions/assign');

/** A relay with a server at the provider, and its agent's connection. */
export interface StagedRelay {
  id: Id;
  server: string;
  session: TestSession;
}

/** A move of the site, once its next relay is told of it. */
export interface StagedMove {
  from: StagedRelay;
  to: StagedRelay;
  generation: number;
}

/** A site on one of two relays between which their provider can move an address; all three are connected. */
export class AddressStage {
  private constructor(
    readonly booted: Booted,
    readonly fleet: Fleet,
    readonly staff: Browser,
    readonly cloud: Scene<HetznerWorld>,
    readonly seeded: SeededSite,
    readonly relays: { first: StagedRelay; second: StagedRelay },
    readonly site: TestSession,
  ) {}

  static async open(): Promise<AddressStage> {
    const booted = await boot({ TRESSE_STAFF_EMAIL: 'staff@example.org' });
    const fleet = await Fleet.of(booted);
    const staff = await signUp(booted, { email: 'staff@example.org' });
    const stage = new RelayStage(booted, fleet, staff);
    const cloud = openCloud(hetznerBench);
    const accountId = await stage.account('token', cloud.provider);
    const seeded = await fleet.site();
    const other = { ...seeded, relayId: newId() };
    await fleet.rows(
      `INSERT INTO relay (id, region_code, name, public_address) VALUES ($1, 't', 'second', '198.51.100.77')`,
      other.relayId,
    );
    const relay = async (owner: SeededSite, name: string): Promise<StagedRelay> => {
      const id = owner.relayId;
      const server = cloud.world.addServer(nameOfLabel(id), 1);
      const device = await TestDevice.enrol(booted, fleet, owner, 'relay');
      await fleet.rows(
        `UPDATE relay SET state = 'ready', name = $2, account_id = $3, provider_region = 'fsn1', size = 'cpx22',
           image = 'debian-12', server_id = $4 WHERE id = $1`,
        id,
        name,
        accountId,
        server,
      );
      return { id, server, session: await device.session(1) };
    };
    const relays = { first: await relay(seeded, 'first'), second: await relay(other, 'second') };
    const site = await (await TestDevice.enrol(booted, fleet, seeded)).session(1);
    return new AddressStage(booted, fleet, staff, cloud, seeded, relays, site);
  }

  async close(): Promise<void> {
    for (const session of [this.site, this.relays.first.session, this.relays.second.session]) {
      await session.end();
    }
    await this.fleet.close();
    await this.booted.stop();
  }

  /** Where the site is by the rows. */
  async here(): Promise<{ relay_id: Id; generation: number }> {
    const [row] = await this.fleet.rows<{ relay_id: Id; generation: number }>(
      'SELECT relay_id, generation FROM site WHERE id = $1',
      this.seeded.siteId,
    );
    return row ?? { relay_id: '', generation: 0 };
  }

  at(relayId: Id): StagedRelay {
    return relayId === this.relays.first.id ? this.relays.first : this.relays.second;
  }

  /** The other relay. */
  away(relayId: Id): StagedRelay {
    return relayId === this.relays.first.id ? this.relays.second : this.relays.first;
  }

  async pool(relayId: Id): Promise<RelayAddress[]> {
    return ((await this.staff.call('GET', `/api/relays/${relayId}`)).body as Relay).addresses;
  }

  order(relayId: Id, count: number) {
    return this.staff.call('POST', `/api/relays/${relayId}/addresses/orders`, { count });
  }

  /** The pool once it has so many addresses, all at their relay. */
  settled(relayId: Id, count: number): Promise<RelayAddress[]> {
    return until(
      () => this.pool(relayId),
      (all) => all.length === count && all.every(({ state }) => state === 'ready'),
      10_000,
    );
  }

  /** Gives the site's tenant an address of its own of the relay's pool. */
  giveOwn(relayId: Id) {
    return this.staff.call('POST', `/api/relays/${relayId}/tenants/${this.seeded.tenantId}/own-address`);
  }

  /** Has the site an address of its own, in force at both ends. */
  async settleOwn(): Promise<void> {
    const { first } = this.relays;
    await this.order(first.id, 2);
    await this.settled(first.id, 2);
    const { generation } = await this.here();
    await this.giveOwn(first.id);
    await this.announced(first.session, generation + 1);
    await this.obey(first.session, 'relay');
  }

  /** What the internet has seen of the site, oldest first. */
  faces() {
    return this.fleet.rows<{ address: string; relay_id: Id; ended: boolean }>(
      `SELECT address, relay_id, until IS NOT NULL AS ended FROM assignment WHERE site_id = $1 ORDER BY "from"`,
      this.seeded.siteId,
    );
  }

  /** What the site's tenant was told of its address, oldest first. */
  async changes(): Promise<{ from: string; to: string; why?: string }[]> {
    const rows = await this.fleet.rows<{ data: { from: string; to: string; why?: string } }>(
      `SELECT data FROM event WHERE site_id = $1 AND kind = 'site.address-changed' ORDER BY received_at`,
      this.seeded.siteId,
    );
    return rows.map(({ data }) => data);
  }

  async want(relayId: Id, wanted: 'ready' | 'drained'): Promise<void> {
    await this.fleet.rows(
      `UPDATE relay SET wanted = $2, state = CASE $2 WHEN 'ready' THEN 'ready' ELSE state END WHERE id = $1`,
      relayId,
      wanted,
    );
  }

  /** The session is told of this generation of the site. */
  announced(session: TestSession, generation: number): Promise<DesiredAnnouncement> {
    return session.next<DesiredAnnouncement>('desired/announce', ({ scopes }) =>
      scopes.some((one) => one.scope === this.scope && one.generation === generation),
    );
  }

  /** What the device is told of the site when it asks. */
  async pull(session: TestSession): Promise<DesiredDocument> {
    await session.say('desired/get', { scopes: [this.scope] });
    const { payload } = await session.next<SignedDocument>('desired/document');
    return DesiredDocument.parse(JSON.parse(payload));
  }

  /** Whether the site is not told of the generation yet. */
  async isHeld(generation: number): Promise<boolean> {
    return (await this.pull(this.site)).generation < generation;
  }

  /** The device puts what it is told of the site in force. */
  async obey(session: TestSession, role: ReportedState['role']): Promise<DesiredDocument> {
    const document = await this.pull(session);
    const { generation, hash } = document;
    const done = { status: true, reason: 'Done', message: '', at: new Date().toISOString() };
    const inForce = {
      scope: this.scope,
      observedGeneration: generation,
      appliedGeneration: generation,
      appliedHash: hash,
    };
    await session.say('reported', report(role, [{ ...inForce, conditions: [{ type: 'Applied', ...done }] }]));
    return document;
  }

  /** The site's relay is emptied; resolves once the next relay is told of the move. */
  async drain(): Promise<StagedMove> {
    const { relay_id: from, generation } = await this.here();
    await this.want(this.away(from).id, 'ready');
    await this.want(from, 'drained');
    await this.announced(this.away(from).session, generation + 1);
    return { from: this.at(from), to: this.away(from), generation: generation + 1 };
  }

  /** What is left of the move ends, as after it is in force. */
  async finish({ from, generation }: StagedMove): Promise<void> {
    await this.announced(this.site, generation);
    await this.obey(this.site, 'site');
    await this.announced(from.session, generation + 1);
    await this.obey(from.session, 'relay');
    await this.announced(this.site, generation + 1);
    await this.obey(this.site, 'site');
  }

  /** The address that the site has of a pool. */
  async addressOf(): Promise<{ id: Id; provider_address_id: string; ip: string }> {
    const [row] = await this.fleet.rows<{ id: Id; provider_address_id: string; ip: string }>(
      `SELECT p.id, p.provider_address_id, p.ip FROM public_address p JOIN assignment a ON a.address = p.ip
       WHERE a.site_id = $1 AND a.until IS NULL AND p.removed_at IS NULL LIMIT 1`,
      this.seeded.siteId,
    );
    if (!row) throw new Error('the site has no address of its own');
    return row;
  }

  /** The provider's id of the server that the address is routed to. */
  holderOf({ provider_address_id: id }: { provider_address_id: string }): string | undefined {
    return this.cloud.world.holderOf(id);
  }

  private get scope(): string {
    return `site:${this.seeded.siteId}`;
  }
}

function report(role: ReportedState['role'], scopes: ReportedScope[]): ReportedState {
  return {
    protocol: PROTOCOL_VERSION,
    at: new Date().toISOString(),
    role,
    agentVersion: '0.1.0',
    sessionEpoch: 1,
    scopes,
    lines: [],
    drift: { repaired: 0, last: [] },
    publicAddress: null,
    capabilities: null,
  };
}
