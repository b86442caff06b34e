import { readFileSync } from 'node:fs';
import { rootCertificates } from 'node:tls';
import type { Config } from '../../config.js';
import { AddressPolicy, LOOPBACK } from './address-policy.js';
import { type HostLookup, lookupHost } from './host-lookup.js';
import { type PostOutcome, post } from './post.js';

const TIMEOUT_MS = 10_000;

/** Sends to where this installation lets anything be sent. */
export class WebhookPost {
  private readonly policy: AddressPolicy;
  private readonly ca: string[] | undefined;

  constructor(
    { webhooks, demoSocket }: Pick<Config, 'webhooks' | 'demoSocket'>,
    private readonly lookup: HostLookup = lookupHost,
    private readonly timeoutMs = TIMEOUT_MS,
  ) {
    this.policy = new AddressPolicy([...webhooks.allow, ...(demoSocket === undefined ? [] : LOOPBACK)]);
    this.ca = webhooks.caFile ? [...rootCertificates, readFileSync(webhooks.caFile, 'utf8')] : undefined;
  }

  /** Never rejects. */
  send(url: URL, body: string, headers: Record<string, string>, signal: AbortSignal): Promise<PostOutcome> {
    const { policy, lookup, timeoutMs, ca } = this;
    return post(url, body, headers, { policy, lookup, timeoutMs, ca, signal });
  }
}
