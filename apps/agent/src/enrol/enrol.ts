import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { type DeviceRole, EnrolmentResponse, PROTOCOL_VERSION } from '@tresse/contracts';
import { backoffMs } from '@tresse/device-link';
import { createCsr } from '@tresse/pki';
import type { Logger } from 'pino';
import { type DeviceKeys, type Identity, saveIdentity } from '../identity/index.js';
import { AGENT_VERSION } from '../version.js';
import type { ClaimSources, FoundClaim } from './claim-sources.js';
import { EnrolmentError, type EnrolmentErrorCode } from './enrolment-error.js';
import { isOurs } from './is-ours.js';
import { fetchPinnedAuthority } from './pinned-authority.js';
import { type DoorTime, postJson } from './post-json.js';
import { useUp } from './used-claims.js';
import { ANY_WAY, type Way } from './way.js';

/** How far enrolment has come. */
export type EnrolmentProgress =
  | { readonly kind: 'waiting-for-claim' }
  | { readonly kind: 'trying' }
  | { readonly kind: 'failed'; readonly code: EnrolmentErrorCode }
  | { readonly kind: 'enrolled' };

export interface EnrolmentOptions {
  role: DeviceRole;
  stateDir: string;
  claims: ClaimSources;
  keys: DeviceKeys;
  log: Logger;
  signal?: AbortSignal;
  /** Each line by which the control plane may be reached; absent where the host's own routes lead there. */
  ways?(): readonly Way[];
  /** Why nothing was reached: what is known of the lines beside that. */
  blame?(): EnrolmentErrorCode;
  time?: DoorTime;
  /** Waits for another claim when one is refused, rather than throw. */
  isPatient?: boolean;
  /** The claim's enrolment address (`https://host:port`), as soon as there is a claim. */
  onTarget?(url: URL): void;
  onProgress?(progress: EnrolmentProgress): void;
  /** Resolves when something may have changed: a line was found, or lost. */
  news?(signal: AbortSignal): Promise<void>;
}

const TIMEOUT_MS = 20_000;
const BACKOFF = { baseMs: 1_000, capMs: 30_000 };

/** Between two looks for a claim, in ms. */
const LOOK_EACH_MS = 2_000;

/**
 * Enrols with the first claim that there is, by any line that works, trying until the control plane answers; keeps the
 * identity, then uses the claim up. Throws EnrolmentError when the claim is refused and nobody is there to give another,
 * and AbortError when `signal` ends it.
 */
export async function enrol(options: EnrolmentOptions): Promise<Identity> {
  const { log, claims, onProgress, isPatient, ways } = options;
  let told = '';
  for (let attempt = 0; ; attempt++) {
    let claim: FoundClaim | undefined;
    try {
      claim = await claims.next();
      if (claim === undefined) {
        if (told !== 'refused') onProgress?.({ kind: 'waiting-for-claim' });
        attempt = -1;
        await pause(LOOK_EACH_MS, options);
        continue;
      }
      if (told === 'refused') told = '';
      onProgress?.({ kind: 'trying' });
      const identity = await enrolOnce(options, claim);
      await saveIdentity(options.stateDir, identity);
      const what = await useUp(options.stateDir, claim.text, claim.path);
      log.info({ deviceId: identity.deviceId, used: what }, 'enrolled');
      onProgress?.({ kind: 'enrolled' });
      return identity;
    } catch (error) {
      if (!(error instanceof EnrolmentError)) throw error;
      onProgress?.({ kind: 'failed', code: error.code });
      // A line that answers for the control plane, as one that asks for a sign-in does, may stop doing so, and others may come.
      const mayPass = error.code === 'enrol.wrong-server' && (isPatient || ways !== undefined);
      const isOver = error.isFinal && !mayPass;
      if (isOver && !isPatient) throw error;
      if (isOver) {
        log.warn(
          { code: error.code, reason: error.message },
          'enrolment was refused: waiting for another claim',
        );
        if (claim) await claims.refuse(claim);
        told = 'refused';
        continue;
      }
      const retryMs = BACKOFF.baseMs + backoffMs(attempt, BACKOFF, Math.random);
      log.warn({ code: error.code, retryMs, reason: error.message }, 'enrolment did not succeed yet');
      await pause(retryMs, options);
    }
  }
}

/** Waits, but no longer than until there is news or a claim is typed. Throws AbortError when `signal` ends it. */
async function pause(ms: number, { signal, news, claims }: EnrolmentOptions): Promise<void> {
  signal?.throwIfAborted();
  const over = new AbortController();
  const giveUp = () => over.abort();
  signal?.addEventListener('abort', giveUp, { once: true });
  const stopListening = claims.listen(giveUp);
  try {
    const waits: Promise<unknown>[] = [sleep(ms, undefined, { signal: over.signal })];
    if (news) waits.push(news(over.signal));
    await Promise.race(waits.map((wait) => wait.catch(() => undefined)));
    signal?.throwIfAborted();
  } finally {
    signal?.removeEventListener('abort', giveUp);
    stopListening();
    over.abort();
  }
}

/** One attempt. Throws EnrolmentError. */
async function enrolOnce(options: EnrolmentOptions, { content: claim }: FoundClaim): Promise<Identity> {
  const { role, keys, time } = options;
  const url = new URL(claim.url);
  options.onTarget?.(url);
  const { way, caPem } = await firstWay(options, url, claim.caSha256);
  const door = { url: new URL('/enrol', url), caPem, timeoutMs: TIMEOUT_MS, way, time };
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

/** The first way by which the claim's own server answers; all are tried at once, and the claim is shown on none of them. */
async function firstWay(
  { ways, blame, log }: EnrolmentOptions,
  url: URL,
  caSha256: string,
): Promise<{ way: Way; caPem: string }> {
  const known = ways?.() ?? [];
  const tried = known.length > 0 ? known : [ANY_WAY];
  const found = new AbortController();
  try {
    const first = await Promise.any(
      tried.map(async (way) => ({
        way,
        caPem: await fetchPinnedAuthority(url, caSha256, way, found.signal),
      })),
    );
    log.debug({ way: first.way.name }, 'the control plane answers');
    return first;
  } catch (error) {
    const errors: unknown[] = error instanceof AggregateError ? error.errors : [error];
    const all = errors.filter((one): one is EnrolmentError => one instanceof EnrolmentError);
    const wrong = all.find(({ code }) => code === 'enrol.wrong-server');
    if (wrong) throw wrong;
    const reason = all[0]?.message ?? String(errors[0]);
    throw new EnrolmentError(blame?.() ?? 'enrol.unreachable', reason, { cause: error });
  } finally {
    found.abort();
  }
}
