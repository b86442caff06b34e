import type { DesiredDocument, JobRequest, RegionProbes, Scope, SignedDocument } from '@tresse/contracts';
import type { DownMessage } from '@tresse/device-link';
import type { Clock } from '@tresse/reconcile';
import type { Logger } from 'pino';
import type { Identity } from '../identity/index.js';
import type { Obstacle } from '../roles/obstacle.js';
import { checkDocument, type DocumentCheck } from './check-document.js';
import type { DocumentKeeper } from './keeper.js';

export interface InboxOptions {
  identity: Identity;
  keeper: DocumentKeeper;
  clock: Clock;
  /** The control plane tells the time. */
  onTime(instant: number): Promise<void>;
  /** A document says that the control plane's clock is ahead of ours. */
  onSignedAt(instant: number): void;
  log: Logger;
  /** What keeps this host from being what the document wants; null when nothing does. */
  obstacle(document: DesiredDocument): Promise<Obstacle | null>;
  /** Pulls the documents of these scopes. */
  request(scopes: Scope[]): Promise<void>;
  /** A checked, newer document is on trial from now on. */
  onDocument(): void;
  /** Something that is reported has changed. */
  onChange(): void;
  /** A trial was confirmed. */
  onConfirmed(): void;
  onWatch(until: number): void;
  onJob(job: JobRequest): Promise<void>;
  onRegions(probes: RegionProbes): void;
}

/**
 * Takes the control plane's messages, one after another, so that a confirmation never overtakes its document; only
 * jobs, which take long, run beside. What goes wrong with one is logged and ends there.
 */
export function createInbox(options: InboxOptions): (message: DownMessage) => void {
  const { keeper, clock, log } = options;
  let handling: Promise<void> = Promise.resolve();

  async function take(message: DownMessage): Promise<void> {
    switch (message.topic) {
      case 'desired/announce': {
        await options.onTime(Date.parse(message.message.at));
        const scopes = keeper.missing(message.message);
        if (scopes.length > 0) await options.request(scopes);
        return;
      }
      case 'desired/document':
        return takeDocument(message.message);
      case 'desired/confirm': {
        const { scope, generation } = message.message;
        if (!(await keeper.confirm(scope, generation))) return;
        log.info({ scope, generation }, 'generation confirmed');
        options.onConfirmed();
        return options.onChange();
      }
      case 'watch':
        return options.onWatch(Date.parse(message.message.until));
      case 'job':
        return options.onJob(message.message);
      case 'regions':
        return options.onRegions(message.message);
    }
  }

  /** The control plane signs a document when it is to hold, so one from the future tells that it is our clock that lags. */
  function checkByTime(signed: SignedDocument): DocumentCheck {
    const { deviceId: device, signingKeyPem } = options.identity;
    const now = () => checkDocument(signed, { device, signingKeyPem, now: clock.now() });
    const check = now();
    if (check.ok || check.from === undefined) return check;
    options.onSignedAt(check.from);
    return now();
  }

  async function takeDocument(signed: SignedDocument): Promise<void> {
    const check = checkByTime(signed);
    if (!check.ok) {
      log.warn({ reason: check.reason, detail: check.message, scope: check.scope }, 'document refused');
      // Told once: what is told calls for the document again, which would be refused again.
      if (await keeper.refuse(check.scope, check.reason, check.message)) options.onChange();
      return;
    }
    const { document } = check;
    const obstacle = await options.obstacle(document);
    if (obstacle === null && (await keeper.offer(document))) options.onDocument();
    else if (obstacle === null || !(await keeper.decline(document, obstacle))) {
      log.debug({ scope: document.scope }, 'document is not newer than what is known');
      return;
    } else
      log.warn(
        { scope: document.scope, obstacle: obstacle.message },
        'this host cannot be what the document wants',
      );
    options.onChange();
  }

  return (message) => {
    const run = () =>
      take(message).catch((error: unknown) =>
        log.error({ topic: message.topic, reason: String(error) }, 'a message was not handled'),
      );
    if (message.topic === 'job') void run();
    else handling = handling.then(run);
  };
}
