import {
  canonicalJson,
  DesiredDocument,
  type Id,
  PROTOCOL_VERSION,
  type SignedDocument,
} from '@tresse/contracts';
import { sha256Of, verifyPayload } from '@tresse/pki';
import { z } from 'zod';

/** Why a document is not taken; the reason of the condition `Valid`. */
export type DocumentRefusal =
  | 'SignatureInvalid'
  | 'Unreadable'
  | 'ProtocolUnknown'
  | 'NotValid'
  | 'OtherDevice'
  | 'ScopeMismatch'
  | 'HashMismatch'
  | 'NotYet';

/**
 * A document that may be taken, or why not; `scope` as far as it could be read, `from` of one that is right but for that
 * instant, in ms since 1970.
 */
export type DocumentCheck =
  | { ok: true; document: DesiredDocument }
  | { ok: false; reason: DocumentRefusal; message: string; scope: string | null; from?: number };

/** What a document must fit. */
export interface DocumentExpectation {
  device: Id;
  signingKeyPem: string;
  /** Milliseconds since 1970. */
  now: number;
}

/** How far the control plane's clock may be ahead of ours, in ms. */
const CLOCK_TOLERANCE_MS = 10 * 60_000;

const Envelope = z.looseObject({ protocol: z.int(), scope: z.string().max(64) });

/**
 * The document in a signed message when everything about it is right: signature, protocol, shape, device, scope, hash
 * and date. Whether it is newer than what is known is the store's question. Never throws.
 */
export function checkDocument(signed: SignedDocument, expected: DocumentExpectation): DocumentCheck {
  const envelope = Envelope.safeParse(jsonOf(signed.payload));
  const scope = envelope.success ? envelope.data.scope : null;
  const refuse = (reason: DocumentRefusal, message: string) => ({
    ok: false as const,
    reason,
    message,
    scope,
  });
  if (!verifyPayload(signed.payload, signed.signature, expected.signingKeyPem)) {
    return refuse('SignatureInvalid', 'The control plane’s key has not signed this document.');
  }
  if (!envelope.success) return refuse('Unreadable', 'The document is not what a document looks like.');
  if (envelope.data.protocol !== PROTOCOL_VERSION) {
    return refuse('ProtocolUnknown', `Protocol ${envelope.data.protocol} is not known to this agent.`);
  }
  const parsed = DesiredDocument.safeParse(jsonOf(signed.payload));
  if (!parsed.success) return refuse('NotValid', z.prettifyError(parsed.error).slice(0, 1_000));
  const document = parsed.data;
  if (document.device !== expected.device)
    return refuse('OtherDevice', 'The document is for another device.');
  if (document.scope !== scopeOf(document))
    return refuse('ScopeMismatch', 'The scope is not that of the content.');
  if (document.hash !== sha256Of(canonicalJson(document.body))) {
    return refuse('HashMismatch', 'The hash is not that of the content.');
  }
  const from = Date.parse(document.notBefore);
  if (from > expected.now + CLOCK_TOLERANCE_MS) {
    return { ...refuse('NotYet', `The document holds from ${document.notBefore} on only.`), from };
  }
  return { ok: true, document };
}

function scopeOf({ body }: DesiredDocument): string {
  return body.role === 'relay' ? `relay:${body.relay.id}` : `site:${body.site.id}`;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
