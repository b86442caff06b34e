import { backoffMs } from '@tresse/device-link';
import { mayServe, readCertificate } from '@tresse/pki';
import type { Clock } from '@tresse/reconcile';
import type { Logger } from 'pino';
import { type Identity, saveIdentity } from '../identity/index.js';
import type { DoorTime } from './post-json.js';
import { renew } from './renew.js';

/** Between two looks at the date, in ms: the clock may have been set meanwhile. */
const LOOK_EVERY_MS = 3_600_000;

/** Between two attempts, in ms; weeks are left as a rule, and a device that has expired waits for nothing else. */
const BACKOFF = { baseMs: 10_000, capMs: 3_600_000 };

export interface FreshnessOptions {
  identity: Identity;
  privateKeyPem: string;
  stateDir: string;
  clock: Clock;
  /** Set where the machine's clock may be wrong. */
  time?: DoorTime | undefined;
  log: Logger;
  /** The next identity is on disk and counts from now on. */
  onRenewed(identity: Identity): void;
}

/** From when on a certificate is to be renewed, in ms since 1970: when a third of its life is left. */
function renewalDue(certificatePem: string): number {
  const { validFrom, validTo } = readCertificate(certificatePem);
  const end = Date.parse(validTo);
  return end - (end - Date.parse(validFrom)) / 3;
}

/** True when the certificate lacks what its role asks of it today: a relay answers TLS with it. */
function lacksUse({ role, certificatePem }: Identity): boolean {
  return role === 'relay' && !mayServe(certificatePem);
}

/**
 * Renews the device's certificate whenever it is due, also one that has expired, and at once when it lacks a use that its
 * role has. An identity that does not know where it was enrolled keeps what it has. Ends with `stop`.
 */
export function keepCertificateFresh(options: FreshnessOptions): { stop(): Promise<void> } {
  const { privateKeyPem, stateDir, clock, time, log } = options;
  const stopping = new AbortController();
  let { identity } = options;
  /** A control plane that gives no certificate with the use that is missing is not asked for it again. */
  let missesUse = lacksUse(identity);
  let attempt = 0;
  let cancel: () => void = () => undefined;
  let running: Promise<void> = Promise.resolve();

  function lookIn(ms: number): void {
    if (stopping.signal.aborted) return;
    cancel = clock.after(ms, () => {
      running = look();
    });
  }

  async function look(): Promise<void> {
    const due = missesUse ? clock.now() : renewalDue(identity.certificatePem);
    if (clock.now() < due) return lookIn(Math.min(LOOK_EVERY_MS, due - clock.now()));
    try {
      await renewNow();
      missesUse = false;
      attempt = 0;
      lookIn(LOOK_EVERY_MS);
    } catch (error) {
      if (stopping.signal.aborted) return;
      const retryMs = BACKOFF.baseMs + backoffMs(attempt, BACKOFF, Math.random);
      attempt += 1;
      log.warn(
        { reason: String(error), notAfter: identity.notAfter, retryMs },
        'the certificate was not renewed',
      );
      lookIn(retryMs);
    }
  }

  async function renewNow(): Promise<void> {
    const { enrolmentUrl } = identity;
    if (enrolmentUrl === undefined) return;
    const next = await renew({ ...identity, enrolmentUrl }, privateKeyPem, { time, signal: stopping.signal });
    await saveIdentity(stateDir, next);
    identity = next;
    log.info({ notAfter: next.notAfter }, 'certificate renewed');
    options.onRenewed(next);
  }

  lookIn(0);
  return {
    stop: async () => {
      stopping.abort();
      cancel();
      await running;
    },
  };
}
