import { EventEmitter, once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { Validity } from '@tresse/pki';
import { systemClock } from '@tresse/reconcile';
import { pino } from 'pino';
import { type Controller, startController } from '../src/control/index.js';
import { keepCertificateFresh } from '../src/enrol/index.js';
import { renew } from '../src/enrol/renew.js';
import { type Identity, loadIdentity, saveIdentity } from '../src/identity/index.js';
import { type ControlPlane, startControlPlane } from './control-plane-stand-in.js';
import { nameRole } from './name-role.js';
import { openRenewalDoor } from './renewal-door.js';

const DEVICE = '6f1c2f9e-0f7a-4d53-9a3d-3f6f3f0d5a10';
const DAY_MS = 86_400_000;

jest.setTimeout(60_000);

/** A life of 90 days of which so many are left. */
function withDaysLeft(days: number): Validity {
  const now = Date.now();
  return { notBefore: new Date(now - (90 - days) * DAY_MS), notAfter: new Date(now + days * DAY_MS) };
}

describe('a device’s certificate', () => {
  let stateDir: string;
  let controlPlane: ControlPlane;
  let door: Awaited<ReturnType<typeof openRenewalDoor>>;
  let controller: Controller | undefined;

  /** An agent whose certificate has so many days left, and a door that gives it one with ninety. */
  async function start(daysLeft: number, answers: (next: string) => string = (next) => next) {
    stateDir = await mkdtemp(join(tmpdir(), 'tresse-agent-'));
    controlPlane = await startControlPlane(DEVICE, withDaysLeft(daysLeft));
    door = await openRenewalDoor(controlPlane);
    const validity = withDaysLeft(90);
    const next = controlPlane.issue(validity);
    door.state.answer = () => ({
      status: 200,
      body: { certificatePem: answers(next.certificatePem), notAfter: validity.notAfter.toISOString() },
    });
    const identity = { ...controlPlane.identity, enrolmentUrl: door.url };
    await saveIdentity(stateDir, identity);
    controller = await startController({
      identity,
      privateKeyPem: controlPlane.privateKeyPem,
      stateDir,
      role: nameRole({ host: null }),
      log: pino({ level: process.env.TRESSE_LOG_LEVEL ?? 'silent' }),
      onRestart: () => undefined,
    });
    return next;
  }
  const serialsWith = (serial: string) =>
    controlPlane.until(() => (controlPlane.serials.includes(serial) ? [...controlPlane.serials] : undefined));

  afterEach(async () => {
    await controller?.stop();
    controller = undefined;
    door.close();
    await controlPlane.stop();
    await rm(stateDir, { recursive: true });
  });

  it('is renewed when less than a third of its life is left; the device connects anew with it and keeps it', async () => {
    const next = await start(29);
    await serialsWith(next.serial);
    expect(door.asked).toHaveLength(1);
    expect((await loadIdentity(stateDir))?.certificatePem).toBe(next.certificatePem);
  });

  it('is renewed also when it has expired, and the device, which nobody let in, connects', async () => {
    const next = await start(-10);
    expect(new Set(await serialsWith(next.serial))).toEqual(new Set([next.serial]));
  });

  it('is left alone while more than a third of its life is left', async () => {
    await start(31);
    await controlPlane.online(1);
    expect(door.asked).toEqual([]);
  });

  it.each([
    ['of another key', async () => (await startStranger()).certificatePem],
    ['that is none', async () => 'nothing'],
  ])('is not replaced by one %s', async (_, given) => {
    const certificatePem = await given();
    await start(31, () => certificatePem);
    const identity = { ...controlPlane.identity, enrolmentUrl: door.url };
    await expect(renew(identity, controlPlane.privateKeyPem)).rejects.toMatchObject({
      code: 'enrol.refused',
    });
    expect(door.asked).toHaveLength(1);
  });

  describe('of a relay', () => {
    /** Looks after a certificate that is young, made for this role; gives what it was replaced by. */
    async function lookAfter(madeFor: 'site' | 'relay') {
      await start(31);
      const validity = withDaysLeft(90);
      const next = controlPlane.issue(validity, 'relay').certificatePem;
      const body = { certificatePem: next, notAfter: validity.notAfter.toISOString() };
      door.state.answer = () => ({ status: 200, body });
      const { certificatePem } = controlPlane.issue(validity, madeFor);
      const renewed: Identity[] = [];
      const told = new EventEmitter();
      const fresh = keepCertificateFresh({
        identity: { ...controlPlane.identity, role: 'relay', certificatePem, enrolmentUrl: door.url },
        privateKeyPem: controlPlane.privateKeyPem,
        stateDir,
        clock: systemClock,
        log: pino({ level: 'silent' }),
        onRenewed: (identity) => {
          renewed.push(identity);
          told.emit('renewed');
        },
      });
      return { fresh, renewed, next, renewal: () => once(told, 'renewed') };
    }

    it('is renewed at once when it may not answer its sites, and then left alone', async () => {
      const { fresh, renewed, next, renewal } = await lookAfter('site');
      await renewal();
      await fresh.stop();
      expect(renewed.map(({ certificatePem }) => certificatePem)).toEqual([next]);
      expect(door.asked).toHaveLength(1);
    });

    it('is left alone when it may', async () => {
      const { fresh, renewed } = await lookAfter('relay');
      await controlPlane.online(1);
      await fresh.stop();
      expect(renewed).toEqual([]);
      expect(door.asked).toEqual([]);
    });
  });

  /** The identity of this device at another control plane, with another key. */
  async function startStranger() {
    const stranger = await startControlPlane(DEVICE);
    await stranger.stop();
    return stranger.identity;
  }
});
