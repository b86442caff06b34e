import type { CloudProvider } from '@tresse/cloud';
import {
  type Id,
  PROTOCOL_VERSION,
  type Relay,
  type RelayState,
  type ReportedState,
} from '@tresse/contracts';
import { ClaimsService } from '../src/claims/index.js';
import type { Transaction } from '../src/database/index.js';
import { CloudMakers } from '../src/provider-accounts/index.js';
import { UserDataSource } from '../src/relay-life/index.js';
import { RelayKeeper } from '../src/relay-life/relay-keeper.js';
import type { Booted } from './boot.js';
import { enrolDevice } from './estate.js';
import type { Fleet } from './fleet.js';
import type { Browser } from './person.js';
import { until } from './until.js';

/** A control plane whose accounts lead to clouds of the test’s own, and what becomes of its relays. */
export class RelayStage {
  /** Clouds by the token of the account. */
  readonly clouds = new Map<string, CloudProvider>();

  constructor(
    readonly booted: Booted,
    readonly fleet: Fleet,
    readonly staff: Browser,
  ) {
    this.useIn(booted);
  }

  /** The same clouds for another control plane on this database. */
  useIn(booted: Booted): void {
    booted.app.get(CloudMakers, { strict: false }).set('hetzner', ({ secrets }) => {
      const cloud = secrets.provider === 'hetzner' && this.clouds.get(secrets.token);
      if (!cloud) throw new Error('no such cloud in this test');
      return cloud;
    });
    booted.app.get(RelayKeeper, { strict: false }).listeningSince = new Date(0);
    const claims = booted.app.get(ClaimsService, { strict: false });
    booted.app.get(UserDataSource, { strict: false }).userData = async (tx: Transaction, relayId: Id) =>
      `#cloud-config\n# ${(await claims.make(tx, { relayId }, null)).text}\n`;
  }

  /** An account, added as staff would. */
  async account(token: string, cloud: CloudProvider): Promise<Id> {
    this.clouds.set(token, cloud);
    const { status, body } = await this.staff.call('POST', '/api/provider-accounts', {
      name: `Account ${this.clouds.size}`,
      settings: { provider: 'hetzner' },
      secrets: { provider: 'hetzner', token },
    });
    if (status !== 201) throw new Error(`no account: ${JSON.stringify(body)}`);
    return (body as { id: Id }).id;
  }

  /** A region that is supplied from the account. */
  async region(
    code: string,
    accountId: Id,
    { region: providerRegion, size }: { region: string; size: string },
    mostRelays = 4,
  ): Promise<void> {
    const { status, body } = await this.staff.call('PUT', `/api/supplied-regions/${code}`, {
      name: { en: code, fr: code },
      supply: { accountId, providerRegion, size, mostRelays },
    });
    if (status !== 200) throw new Error(`no region: ${JSON.stringify(body)}`);
  }

  async order(region: string, name = 'relay'): Promise<Relay> {
    const { status, body } = await this.staff.call('POST', '/api/relays/orders', { name, region });
    if (status !== 201) throw new Error(`no order: ${JSON.stringify(body)}`);
    return body as Relay;
  }

  async relay(id: Id): Promise<Relay | undefined> {
    const { status, body } = await this.staff.call('GET', `/api/relays/${id}`);
    return status === 200 ? (body as Relay) : undefined;
  }

  /** Its state by the row, though it is gone. */
  async state(id: Id): Promise<RelayState | undefined> {
    const [row] = await this.fleet.rows<{ state: RelayState }>('SELECT state FROM relay WHERE id = $1', id);
    return row?.state;
  }

  /** So much time passes for the relay, and every pause is over. */
  async passes(id: Id, minutes: number): Promise<void> {
    await this.fleet.rows(
      `UPDATE relay SET next_attempt_at = NULL, state_since = state_since - make_interval(mins => $2) WHERE id = $1`,
      id,
      minutes,
    );
  }

  /** Its state once it is this; looked for often, by the bell of the reconciler. */
  becomes(id: Id, wanted: RelayState, settle: () => void = () => undefined): Promise<unknown> {
    const look = async () => {
      settle();
      await this.fleet.rows('NOTIFY relay_life');
      return this.state(id);
    };
    return until(look, (state) => state === wanted, 20_000);
  }

  /** An agent has enrolled, is connected and has set the relay up. */
  async agent(relayId: Id): Promise<Id> {
    const [row] = await this.fleet.rows<{ generation: number }>(
      'SELECT generation FROM relay WHERE id = $1',
      relayId,
    );
    const deviceId = await enrolDevice(this.booted, { relayId });
    const at = new Date().toISOString();
    const done = { status: true, reason: 'Done', message: '', at };
    const document: ReportedState = {
      protocol: PROTOCOL_VERSION,
      at,
      role: 'relay',
      agentVersion: '0.1.0',
      sessionEpoch: 1,
      scopes: [
        {
          scope: `relay:${relayId}`,
          observedGeneration: row?.generation ?? 1,
          appliedGeneration: row?.generation ?? 1,
          appliedHash: 'a'.repeat(64),
          conditions: [{ type: 'Applied', ...done }],
        },
      ],
      lines: [],
      drift: { repaired: 0, last: [] },
      publicAddress: null,
      capabilities: null,
    };
    await this.fleet.rows(
      'INSERT INTO reported_state (device_id, document, received_at) VALUES ($1, $2, now())',
      deviceId,
      document,
    );
    return deviceId;
  }
}
