import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { downTopic, type Id, MAX_MQTT_PAYLOAD_BYTES, upTopic } from '@tresse/contracts';
import { createCaCertificate, generateRsaKey, issueDeviceCertificate } from '@tresse/pki';
import { ABSENCE_GRACE_MS, Presence } from '../src/device-session/presence.js';
import { type Booted, boot } from './boot.js';
import { Fleet, type SeededSite } from './fleet.js';
import { happens, sessionText, TestDevice } from './test-device.js';
import { until } from './until.js';

interface DeviceRow {
  online: boolean;
  away_since: Date | null;
  flag_count: number;
  last_flag: string | null;
  session_epoch: string;
}

describe('the MQTT edge', () => {
  let booted: Booted;
  let fleet: Fleet;
  let seeded: SeededSite;
  let device: TestDevice;
  let other: TestDevice;

  beforeAll(async () => {
    booted = await boot();
    fleet = await Fleet.of(booted);
    seeded = await fleet.site();
    device = await TestDevice.enrol(booted, fleet, seeded);
    other = await TestDevice.enrol(booted, fleet, await fleet.site());
  }, 60_000);
  afterAll(async () => {
    await fleet?.close();
    await booted?.stop();
  });

  const row = async (id: Id): Promise<DeviceRow> => {
    const [found] = await fleet.rows<DeviceRow>(
      'SELECT online, away_since, flag_count, last_flag, session_epoch FROM device WHERE id = $1',
      id,
    );
    if (!found) throw new Error('no such device');
    return found;
  };
  /** Runs a misdeed while an innocent device is connected, and expects it counted and the innocent untouched. */
  const expectFlagged = async (flag: string, misdeed: () => Promise<unknown>): Promise<void> => {
    const innocent = await other.session(Date.now());
    const before = await row(device.id);
    await misdeed();
    await until(
      () => row(device.id),
      (now) => now.flag_count > before.flag_count && now.last_flag === flag,
    );
    await innocent.say('telemetry', {
      samples: [{ at: new Date().toISOString(), intervalMs: 1_000, lines: [] }],
    });
    expect((await row(other.id)).flag_count).toBe(0);
    await innocent.end();
  };

  const left = (): Promise<DeviceRow> =>
    until(
      () => row(device.id),
      (now) => now.away_since !== null,
    );
  const presence = async (): Promise<string[]> =>
    (await fleet.timeline(seeded.siteId)).filter((kind) => /online|offline/.test(kind));

  it('makes no news of a device that comes back soon', async () => {
    const first = await device.session(1);
    await first.vanish();
    expect(await left()).toMatchObject({ online: true });
    await booted.app.get(Presence).settle(Date.now());
    const second = await device.session(2);
    expect(await row(device.id)).toMatchObject({ online: true, away_since: null, session_epoch: '2' });
    await booted.app.get(Presence).settle(Date.now() + ABSENCE_GRACE_MS);
    expect(await presence()).toEqual(['device.online']);
    await second.vanish();
    await left();
  });

  it('tells of an absence that lasts, with the instant at which it began', async () => {
    const { away_since } = await left();
    await booted.app.get(Presence).settle(Date.now() + ABSENCE_GRACE_MS);
    expect(await row(device.id)).toMatchObject({ online: false, away_since: null });
    const [event] = await fleet.rows<{ at: Date }>(
      `SELECT at FROM event WHERE site_id = $1 AND kind = 'device.offline'`,
      seeded.siteId,
    );
    expect(event?.at).toEqual(away_since);
    await (await device.session(3)).end();
    expect(await presence()).toEqual(['device.online', 'device.offline', 'device.online']);
  });

  it('ignores a will that comes late', async () => {
    const session = await device.session(8);
    await session.say('session', { state: 'offline', epoch: 7 });
    expect(await row(device.id)).toMatchObject({ away_since: null, session_epoch: '8' });
    await session.say('session', { state: 'offline', epoch: 8 });
    expect((await row(device.id)).away_since).not.toBeNull();
    await session.end();
  });

  it('lets the newest session of a device win', async () => {
    const first = await device.session(20);
    const replaced = happens(first.client, 'close');
    const second = await device.session(21);
    await replaced;
    expect(await row(device.id)).toMatchObject({ online: true, session_epoch: '21' });
    await second.say('session', { state: 'online', epoch: 21 });
    await second.end();
  });

  it('refuses to let a device publish on another’s topic', async () => {
    await expectFlagged('topic.foreign', async () => {
      const client = device.client();
      await happens(client, 'connect');
      client.publish(upTopic(other.id, 'session'), sessionText('offline', 99_999), { qos: 1 });
      await happens(client, 'close');
    });
  });

  it.each([
    ['another’s topic', () => downTopic(other.id, 'desired/document')],
    ['everything', () => '#'],
    ['a wildcard', () => `tresse/v1/${device.id}/down/+`],
  ])('does not let a device subscribe to %s', async (_, filter) => {
    await expectFlagged('subscription.foreign', async () => {
      const client = device.client();
      await happens(client, 'connect');
      const granted = await client.subscribeAsync(filter(), { qos: 1 }).catch(() => 'refused');
      if (granted !== 'refused') expect(granted).toMatchObject([{ qos: 128 }]);
      await client.endAsync(true);
    });
  });

  it.each([
    ['retain.refused', { qos: 1, retain: true } as const],
    ['qos.unsupported', { qos: 2, retain: false } as const],
  ])('refuses with %s', async (flag, options) => {
    await expectFlagged(flag, async () => {
      const client = device.client();
      await happens(client, 'connect');
      client.publish(upTopic(device.id, 'session'), sessionText('online', 30), options);
      await happens(client, 'close');
    });
  });

  it('refuses a payload that is too large', async () => {
    await expectFlagged('packet.oversized', async () => {
      const client = device.client();
      await happens(client, 'connect');
      client.publish(upTopic(device.id, 'events'), Buffer.alloc(MAX_MQTT_PAYLOAD_BYTES + 1), { qos: 1 });
      await happens(client, 'close');
    });
  });

  it('refuses a packet that announces 200 MB, before it has come', async () => {
    await expectFlagged('packet.oversized', () =>
      device.sendRaw(Buffer.from([0x30, 0x80, 0x80, 0x80, 0x60]), Buffer.alloc(1_000)),
    );
  });

  it('survives what is not MQTT', async () => {
    await expectFlagged('packet.malformed', () => device.sendRaw(Buffer.from('GET / HTTP/1.1\r\n\r\n')));
  });

  it.each([
    ['not JSON', 'nonsense'],
    ['another shape', '{"state":"online"}'],
    ['nothing', ''],
  ])('takes a message of %s off the wire, and the session goes on', async (_, payload) => {
    await expectFlagged('message.malformed', async () => {
      const session = await device.session(40);
      await session.client.publishAsync(upTopic(device.id, 'session'), payload, { qos: 1 });
      await session.say('session', { state: 'online', epoch: 41 });
      await session.end();
    });
  });

  it('refuses a client id that is not the certificate’s', async () => {
    await expectFlagged('client-id.foreign', async () => {
      const client = device.client({ clientId: other.id });
      const error = await happens(client, 'error');
      expect(error).toMatchObject({ code: 2 });
      await client.endAsync(true);
    });
  });

  it('refuses a will on another’s topic', async () => {
    await expectFlagged('will.refused', async () => {
      const topic = upTopic(other.id, 'session');
      const client = device.client({
        will: { topic, payload: sessionText('offline', 99), qos: 1, retain: false },
      });
      await happens(client, 'error');
      await client.endAsync(true);
    });
  });

  it('demands a keepalive', async () => {
    const client = device.client({ keepalive: 0 });
    await happens(client, 'error');
    expect(client.connected).toBe(false);
    await client.endAsync(true);
  });

  it('refuses a certificate of another authority', async () => {
    const [ca, key] = await Promise.all([generateRsaKey(), generateRsaKey()]);
    const validity = { notBefore: new Date(Date.now() - 1_000), notAfter: new Date(Date.now() + 60_000) };
    const issuer = createCaCertificate({
      commonName: 'Forger',
      privateKeyPem: ca.privateKeyPem,
      ...validity,
    });
    const forged = issueDeviceCertificate(
      { certificatePem: issuer.certificatePem, privateKeyPem: ca.privateKeyPem },
      { role: 'site', deviceId: device.id, publicKeyPem: key.publicKeyPem, ...validity },
    );
    const client = device.client({ cert: forged.certificatePem, key: key.privateKeyPem });
    let connected = false;
    client.once('connect', () => {
      connected = true;
    });
    await happens(client, 'close');
    expect(connected).toBe(false);
  });

  it('throws a revoked device out and does not let it in again', async () => {
    const site = await fleet.site();
    const former = await TestDevice.enrol(booted, fleet, site);
    const session = await former.session(1);
    const thrownOut = happens(session.client, 'close');
    const present = await TestDevice.enrol(booted, fleet, site);
    await thrownOut;

    const again = former.client();
    const error = await happens(again, 'error');
    expect(error).toMatchObject({ code: 5 });
    await again.endAsync(true);
    const next = await present.session(1);
    expect(await row(present.id)).toMatchObject({ online: true });
    await next.end();
  });

  it('tells the timeline of each misdeed', async () => {
    expect(await fleet.timeline(seeded.siteId)).toContain('device.flagged');
  });
});
