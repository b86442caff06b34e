import { rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { type DeviceRole, EnrolmentResponse, PROTOCOL_VERSION, parseClaim } from '@tresse/contracts';
import { backoffMs } from '@tresse/device-link';
import { createCsr } from '@tresse/pki';
import type { Logger } from 'pino';
import { readIfPresent } from '../disk/index.js';
import { type DeviceKeys, type Identity, saveIdentity } from '../identity/index.js';
import { AGENT_VERSION } from '../version.js';
import { EnrolmentError } from './enrolment-error.js';
import { isOurs } from './is-ours.js';
import { fetchPinnedAuthority } from './pinned-authority.js';
import { postJson } from './post-json.js';

export interface EnrolmentOptions {
  role: DeviceRole;
  stateDir: string;
  claimFile: string;
  keys: DeviceKeys;
  log: Logger;
  signal?: AbortSignal;
}

const TIMEOUT_MS = 20_000;
const BACKOFF = { baseMs: 1_000, capMs: 30_000 };

/**
 * Enrols with the claim in a file, trying until the control plane answers; keeps the identity, then deletes the file.
 * Throws EnrolmentError `enrol.refused`, and AbortError when `signal` ends it.
 */
export async function enrol(options: EnrolmentOptions): Promise<Identity> {
  const { log, signal } = options;
  for (let attempt = 0; ; attempt++) {
    try {
      const identity = await enrolOnce(options);
      await saveIdentity(options.stateDir, identity);
      await rm(options.claimFile, { force: true });
      log.info({ deviceId: identity.deviceId }, 'enrolled');
      return identity;
    } catch (error) {
      if (!(error instanceof EnrolmentError) || error.code === 'enrol.refused') throw error;
      const retryMs = BACKOFF.baseMs + backoffMs(attempt, BACKOFF, Math.random);
      log.warn({ retryMs, reason: error.message }, 'enrolment did not succeed yet');
      await sleep(retryMs, undefined, { signal });
    }
  }
}

/** One attempt. Throws EnrolmentError. */
async function enrolOnce({ role, claimFile, keys }: EnrolmentOptions): Promise<Identity> {
  const text = await readIfPresent(claimFile);
  if (text === undefined) throw new EnrolmentError('enrol.refused', `There is no claim in ${claimFile}.`);
  const claim = parseClaim(text);
  if (!claim) throw new EnrolmentError('enrol.refused', `The text in ${claimFile} is not a claim.`);
  const url = new URL(claim.url);
  const caPem = await fetchPinnedAuthority(url, claim.caSha256);
  const door = { url: new URL('/enrol', url), caPem, timeoutMs: TIMEOUT_MS };
  const request = {
    protocol: PROTOCOL_VERSION,
    role,
    secret: claim.secret,
    csrPem: createCsr(keys.privateKeyPem),
    wireguardPublicKey: keys.wireguardPublicKey,
    agentVersion: AGENT_VERSION,
    hostname: hostname().slice(0, 253),
  };
  const identity = await postJson(door, request, EnrolmentResponse);
  if (!isOurs(identity, { role, caSha256: claim.caSha256, privateKeyPem: keys.privateKeyPem })) {
    throw new EnrolmentError('enrol.refused', `${url.host} gave a certificate that is not for this device.`);
  }
  return { ...identity, enrolmentUrl: claim.url };
}
