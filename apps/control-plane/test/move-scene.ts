import {
  type DesiredAnnouncement,
  DesiredDocument,
  type Id,
  PROTOCOL_VERSION,
  type ReportedLine,
  type ReportedScope,
  type ReportedState,
  type SignedDocument,
} from '@tresse/contracts';
import { newId } from '../src/database/index.js';
import { type Booted, boot } from './boot.js';
import { Fleet, type SeededSite } from './fleet.js';
import { TestDevice, type TestSession } from './test-device.js';

export interface MoveRow {
  cause: string;
  to_relay_id: string;
  left_at: Date | null;
}

/** A site on the first of two relays of its region, all three connected. */
export class MoveScene {
  private epoch = 1;

  private constructor(
    readonly booted: Booted,
    readonly fleet: Fleet,
    readonly seeded: SeededSite,
    /** The second relay's id. */
    readonly otherId: Id,
    private readonly devices: Record<'site' | 'first' | 'second', TestDevice>,
    readonly sessions: Record<'site' | 'first' | 'second', TestSession>,
  ) {}

  static async set(): Promise<MoveScene> {
    const booted = await boot();
    const fleet = await Fleet.of(booted);
    const seeded = await fleet.site();
    const otherId = newId();
    await fleet.rows(
      `INSERT INTO relay (id, region_code, name, public_address) VALUES ($1, 't', 'second', '198.51.100.77')`,
      otherId,
    );
    const devices = {
      first: await TestDevice.enrol(booted, fleet, seeded, 'relay'),
      second: await TestDevice.enrol(booted, fleet, { ...seeded, relayId: otherId }, 'relay'),
      site: await TestDevice.enrol(booted, fleet, seeded),
    };
    await fleet.rows(`UPDATE relay SET state = 'ready', name = 'first' WHERE id = $1`, seeded.relayId);
    await fleet.rows(`UPDATE relay SET state = 'ready' WHERE id = $1`, otherId);
    const site = await devices.site.session(1);
    const first = await devices.first.session(1);
    const second = await devices.second.session(1);
    return new MoveScene(booted, fleet, seeded, otherId, devices, { site, first, second });
  }

  async end(): Promise<void> {
    for (const session of Object.values(this.sessions)) await session.end();
    await this.fleet.close();
    await this.booted.stop();
  }

  get scope(): ReportedScope['scope'] {
    return `site:${this.seeded.siteId}`;
  }

  async comesBack(relay: 'first' | 'second'): Promise<void> {
    this.epoch += 1;
    this.sessions[relay] = await this.devices[relay].session(this.epoch);
  }

  want(relayId: Id, wanted: string) {
    return this.fleet.rows(
      `UPDATE relay SET wanted = $2, state = CASE $2 WHEN 'ready' THEN 'ready' ELSE state END WHERE id = $1`,
      relayId,
      wanted,
    );
  }

  moves() {
    return this.fleet.rows<MoveRow>(
      'SELECT cause, to_relay_id, left_at FROM site_move WHERE site_id = $1 ORDER BY generation',
      this.seeded.siteId,
    );
  }

  async siteRow() {
    const [row] = await this.fleet.rows<{ relay_id: string; relay_index: number; generation: number }>(
      'SELECT relay_id, relay_index, generation FROM site WHERE id = $1',
      this.seeded.siteId,
    );
    return row;
  }

  async relayRow(id: Id) {
    const [row] = await this.fleet.rows<{ lost_at: Date | null; problem: { code: string } | null }>(
      'SELECT lost_at, problem FROM relay WHERE id = $1',
      id,
    );
    return row;
  }

  async generation(): Promise<number> {
    return (await this.siteRow())?.generation ?? 0;
  }

  announced(to: 'site' | 'first' | 'second', wanted: number) {
    return this.sessions[to].next<DesiredAnnouncement>('desired/announce', ({ scopes }) =>
      scopes.some(({ scope, generation }) => scope === this.scope && generation === wanted),
    );
  }

  async pull(by: 'site' | 'first' | 'second'): Promise<DesiredDocument> {
    await this.sessions[by].say('desired/get', { scopes: [this.scope] });
    const { payload } = await this.sessions[by].next<SignedDocument>('desired/document');
    return DesiredDocument.parse(JSON.parse(payload));
  }

  /** The box puts what it is told in force; its tunnels fare as said. */
  async obey(state: ReportedLine['state']): Promise<DesiredDocument> {
    const document = await this.pull('site');
    await this.sessions.site.say('reported', this.report('site', document, state));
    return document;
  }

  /** The relay puts what it is told of the site in force. */
  async ready(relay: 'first' | 'second'): Promise<void> {
    await this.sessions[relay].say('reported', this.report('relay', await this.pull(relay)));
  }

  private report(
    role: ReportedState['role'],
    { generation, hash }: DesiredDocument,
    state?: ReportedLine['state'],
  ): ReportedState {
    const at = new Date().toISOString();
    return {
      ...{ protocol: PROTOCOL_VERSION, at, role, agentVersion: '0.1.0', sessionEpoch: this.epoch },
      scopes: [
        {
          ...{ scope: this.scope, observedGeneration: generation },
          ...{ appliedGeneration: generation, appliedHash: hash },
          conditions: [{ type: 'Applied', status: true, reason: 'Done', message: '', at }],
        },
      ],
      lines: state === undefined ? [] : this.seeded.lineIds.map((id) => lineIn(id, state, at)),
      ...{ drift: { repaired: 0, last: [] }, publicAddress: null, capabilities: null },
    };
  }
}

function lineIn(id: Id, state: ReportedLine['state'], since: string): ReportedLine {
  return { id, state, cause: state === 'down' ? 'silent' : null, since, mptcp: 'unknown', carrier: 'udp' };
}
