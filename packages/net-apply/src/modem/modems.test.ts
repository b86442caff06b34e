import { describe, expect, it } from '@jest/globals';
import { fakeHost } from '../testing/fake-host.js';
import { connectModem, disconnectModem, readModems, unlockSim } from './modems.js';

const MODEM = '/org/freedesktop/ModemManager1/Modem/0';
const SIM = '/org/freedesktop/ModemManager1/SIM/0';
const BEARER = '/org/freedesktop/ModemManager1/Bearer/0';

/** The shape is that of mmcli 1.20.4; members that are not read are left out. */
const modem = (change: object = {}) => ({
  modem: {
    '3gpp': { imei: '490154203237518', 'operator-name': 'Orange F', 'registration-state': 'home' },
    'dbus-path': MODEM,
    generic: {
      'access-technologies': ['lte'],
      bearers: [BEARER],
      'equipment-identifier': '490154203237518',
      ports: ['cdc-wdm0 (qmi)', 'ttyUSB2 (at)', 'wwan0 (net)'],
      'signal-quality': { recent: 'yes', value: '77' },
      sim: SIM,
      state: 'connected',
      'state-failed-reason': '--',
      'unlock-required': 'sim-pin2',
      'unlock-retries': ['sim-pin (3)', 'sim-puk (10)', 'sim-pin2 (2)'],
      ...change,
    },
  },
});
const bearer = (config: object = {}) => ({
  bearer: {
    'dbus-path': BEARER,
    'ipv4-config': {
      ...{ address: '100.64.12.5', dns: ['192.0.2.1'], gateway: '100.64.12.6' },
      ...{ method: 'static', mtu: '1430', prefix: '30' },
      ...config,
    },
    properties: { apn: 'orange.fr', 'ip-type': 'ipv4', password: '--', user: '--' },
    status: { connected: 'yes', interface: 'wwan0', suspended: 'no' },
  },
});
const json = (value: object) => ({ stdout: JSON.stringify(value) });
const hostWith = (generic: object = {}, config: object = {}) =>
  fakeHost({
    'mmcli -L -J': json({ 'modem-list': [MODEM] }),
    [`mmcli -m ${MODEM} -J`]: json(modem(generic)),
    [`mmcli -b ${BEARER} -J`]: json(bearer(config)),
    [`mmcli -i ${SIM} -J`]: json({ sim: { properties: { iccid: '8933', imsi: '--' } } }),
  });

describe('a modem', () => {
  it('is read with its session', async () => {
    const host = hostWith();
    expect(await readModems(host)).toEqual([
      {
        path: MODEM,
        equipment: '490154203237518',
        interfaces: ['wwan0'],
        session: {
          ...{ interface: 'wwan0', method: 'static', address: '100.64.12.5/30' },
          ...{ gateway: '100.64.12.6', mtu: 1430 },
        },
        state: 'connected',
        failure: null,
        lock: 'sim-pin2',
        pinTries: 3,
        sim: { path: SIM, id: null },
        registration: 'home',
        operator: 'Orange F',
        technology: 'lte',
        signal: 77,
        bearer: { connected: true, apn: 'orange.fr', user: null, ipType: 'ipv4' },
      },
    ]);
    expect(host.commands).toEqual(['mmcli -L -J', `mmcli -m ${MODEM} -J`, `mmcli -b ${BEARER} -J`]);
  });

  it('that is locked is asked which SIM it has', async () => {
    const [locked] = await readModems(hostWith({ state: 'locked', bearers: [], 'unlock-retries': [] }));
    expect(locked).toMatchObject({ sim: { path: SIM, id: '8933' }, pinTries: null, session: null });
  });

  it.each([
    ['over a serial port', { method: 'ppp' }],
    ['without addresses', { method: '--' }],
  ])('with a session %s has none for us', async (_, config) => {
    expect((await readModems(hostWith({}, config)))[0]?.session).toBeNull();
  });

  it.each([
    ['an address', { address: '1.2.3.4; reboot' }, { address: null }],
    ['a prefix', { prefix: '33' }, { address: null }],
    ['a gateway', { gateway: '--' }, { gateway: null }],
    ['a packet size', { mtu: '99999' }, { mtu: null }],
  ])('with %s that is none is taken without', async (_, config, session) => {
    expect((await readModems(hostWith({}, config)))[0]?.session).toMatchObject(session);
  });

  it('is not guessed at while ModemManager does not answer', async () => {
    await expect(readModems(fakeHost({ mmcli: { code: 1 } }))).rejects.toMatchObject({
      code: 'host.modem-manager',
    });
  });

  it('is told exactly this', async () => {
    const host = fakeHost();
    await unlockSim(host, SIM, '1234');
    await connectModem(host, MODEM, { apn: 'orange.fr', ipType: 'ipv4', user: 'o,r"a', password: "a'b=c d" });
    await connectModem(host, MODEM, { apn: 'free', ipType: 'ipv4v6' });
    await disconnectModem(host, MODEM);
    expect(host.commands).toEqual([
      `mmcli -i ${SIM} --pin=1234`,
      `mmcli -m ${MODEM} --simple-connect=apn=orange.fr,ip-type=ipv4,user='o,r"a',password="a'b=c d" --timeout=90`,
      `mmcli -m ${MODEM} --simple-connect=apn=free,ip-type=ipv4v6 --timeout=90`,
      `mmcli -m ${MODEM} --simple-disconnect`,
    ]);
  });

  it('that refuses a PIN does not have it told on', async () => {
    const host = fakeHost({ mmcli: { code: 1, stderr: "error: couldn't send PIN code to the SIM" } });
    await expect(unlockSim(host, SIM, '9417')).rejects.toMatchObject({
      code: 'host.modem-refused',
      message: expect.not.stringContaining('9417'),
    });
  });
});
