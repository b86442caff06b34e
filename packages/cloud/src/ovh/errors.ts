import { z } from 'zod';
import type { CloudErrorCode } from '../error/index.js';
import { type Classify, codeOfStatus } from '../http/index.js';

/** Values of `errorCode` that say more than their status. Source: ovh/client.py of https://github.com/ovh/python-ovh */
const CODES: Record<string, CloudErrorCode> = {
  INVALID_KEY: 'credentials-wrong',
  INVALID_CREDENTIAL: 'credentials-wrong',
  NOT_CREDENTIAL: 'credentials-wrong',
  INVALID_SIGNATURE: 'credentials-wrong',
  NOT_GRANTED_CALL: 'permission-missing',
  QUERY_TIME_OUT: 'provider-failing',
};

/** Messages that are the only sign of their reason: some refusals have no `errorCode`, and OpenStack's never. */
const MESSAGES: [RegExp, CloudErrorCode][] = [
  [
    /application key is invalid|credential (?:is not valid|does not exist)|invalid signature/i,
    'credentials-wrong',
  ],
  [/has not been granted/i, 'permission-missing'],
  [/quota/i, 'quota-reached'],
  [/out of stock|no valid host|not enough (?:stock|capacity)/i, 'region-sold-out'],
];

const ErrorBody = z.object({
  class: z.string().optional().catch(undefined),
  errorCode: z.string().optional().catch(undefined),
  message: z.string().catch(''),
});

/** What an error answer means. */
export const classifyOvh: Classify = (status, body) => {
  const parsed = ErrorBody.safeParse(body);
  if (!parsed.success || status >= 500 || status === 429) return { code: codeOfStatus(status) };
  const { errorCode = '', message, class: kind } = parsed.data;
  const code = Object.hasOwn(CODES, errorCode) ? CODES[errorCode] : codeOfMessage(message);
  const detail = errorCode || kind;
  return { code: code ?? codeOfStatus(status), ...(detail !== undefined && { detail }) };
};

function codeOfMessage(message: string): CloudErrorCode | undefined {
  return MESSAGES.find(([pattern]) => pattern.test(message))?.[1];
}
