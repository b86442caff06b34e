import { createHash } from 'node:crypto';
import {
  canonicalJson,
  type DesiredBody,
  type DesiredDocument,
  type Generation,
  type Id,
  PROTOCOL_VERSION,
  type Scope,
  type Sha256,
} from '@tresse/contracts';

/** For whom and which generation a body is. */
export interface DocumentHead {
  tenant: Id | null;
  device: Id;
  scope: Scope;
  generation: Generation;
  notBefore: Date;
}

/** A document's text and what is kept beside it. */
export interface DocumentText {
  payload: string;
  hash: Sha256;
}

/** The exact text of a document, and the SHA-256 of its body's canonical JSON. */
export function documentText(head: DocumentHead, body: DesiredBody): DocumentText {
  const hash = createHash('sha256').update(canonicalJson(body)).digest('hex');
  const document: DesiredDocument = {
    protocol: PROTOCOL_VERSION,
    ...head,
    notBefore: head.notBefore.toISOString(),
    hash,
    body,
  };
  return { payload: canonicalJson(document), hash };
}
