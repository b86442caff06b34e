import { isIP } from 'node:net';
import { connect, type DetailedPeerCertificate } from 'node:tls';
import type { Sha256 } from '@tresse/contracts';
import { fingerprintOf } from '@tresse/pki';
import { EnrolmentError } from './enrolment-error.js';
import { ANY_WAY, addressOf, hostOf, type Way } from './way.js';

const TIMEOUT_MS = 10_000;

/**
 * The CA certificate (PEM) with the pinned fingerprint from the chain that the server presents. Nothing is sent on
 * this connection and nothing else of it is believed: the caller connects again trusting this CA alone, with Node's
 * full check of chain, dates and host. Throws EnrolmentError.
 */
export async function fetchPinnedAuthority(
  url: URL,
  caSha256: Sha256,
  way: Way = ANY_WAY,
  signal?: AbortSignal,
): Promise<string> {
  const host = hostOf(url);
  const address = await addressOf(host, way).catch((cause: Error) => {
    throw new EnrolmentError('enrol.unreachable', `${host} was not found: ${cause.message}.`, { cause });
  });
  return new Promise((resolve, reject) => {
    const socket = connect({
      host: address,
      ...(way.localAddress ? { localAddress: way.localAddress } : {}),
      port: Number(url.port || 443),
      servername: isIP(host) === 0 ? host : '',
      rejectUnauthorized: false,
      timeout: TIMEOUT_MS,
    });
    const fail = (code: EnrolmentError['code'], message: string) => {
      socket.destroy();
      reject(new EnrolmentError(code, message));
    };
    const giveUp = () => fail('enrol.unreachable', `${url.host} is no longer asked.`);
    signal?.addEventListener('abort', giveUp, { once: true });
    socket.once('close', () => signal?.removeEventListener('abort', giveUp));
    socket.once('error', (error) =>
      fail('enrol.unreachable', `${url.host} cannot be reached: ${error.message}.`),
    );
    socket.once('timeout', () => fail('enrol.unreachable', `${url.host} does not answer.`));
    socket.once('secureConnect', () => {
      const pinned = chainOf(socket.getPeerCertificate(true)).find((der) => fingerprintOf(der) === caSha256);
      if (!pinned)
        return fail('enrol.wrong-server', `${url.host} is not the server this claim was made for.`);
      socket.destroy();
      resolve(pemOf(pinned));
    });
  });
}

function chainOf(leaf: DetailedPeerCertificate): Buffer[] {
  const chain: Buffer[] = [];
  const seen = new Set<string>();
  let next: DetailedPeerCertificate | undefined = leaf;
  while (next?.raw && !seen.has(next.fingerprint256)) {
    seen.add(next.fingerprint256);
    chain.push(next.raw);
    next = next.issuerCertificate;
  }
  return chain;
}

function pemOf(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
