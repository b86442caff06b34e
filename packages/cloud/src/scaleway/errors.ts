import { z } from 'zod';
import type { CloudErrorCode } from '../error/index.js';
import { type Classify, codeOfStatus } from '../http/index.js';

/** Types of error that say more than their status. Source: scw/errors.go of https://github.com/scaleway/scaleway-sdk-go */
const TYPES: Record<string, CloudErrorCode> = {
  permissions_denied: 'permission-missing',
  quotas_exceeded: 'quota-reached',
  out_of_stock: 'region-sold-out',
  not_found: 'not-found',
  unknown_resource: 'not-found',
  resource_expired: 'not-found',
  transient_state: 'provider-busy',
  locked: 'provider-busy',
  too_many_requests: 'rate-limited',
};

const ErrorBody = z.object({
  type: z.string(),
  message: z.string().catch(''),
  /** Of `denied_authentication`. */
  reason: z.string().optional().catch(undefined),
  /** Of `precondition_failed`. */
  precondition: z.string().optional().catch(undefined),
  /** Of `invalid_arguments`. */
  details: z
    .array(z.object({ argument_name: z.string().catch('') }))
    .optional()
    .catch(undefined),
});

/** What an error answer means. */
export const classifyScaleway: Classify = (status, body) => {
  const parsed = ErrorBody.safeParse(body);
  if (!parsed.success) return { code: codeOfStatus(status) };
  const error = parsed.data;
  return { code: codeOf(error) ?? codeOfStatus(status), detail: error.reason ?? error.type };
};

function codeOf({
  type,
  message,
  reason,
  precondition,
  details,
}: z.infer<typeof ErrorBody>): CloudErrorCode | undefined {
  if (type === 'denied_authentication') {
    return reason === 'expired' ? 'credentials-expired' : 'credentials-wrong';
  }
  if (/^quota exceeded/i.test(message)) return 'quota-reached';
  if (precondition === 'resource_still_in_use') return 'provider-busy';
  const isAboutSize = details?.some(({ argument_name }) => argument_name === 'commercial_type') ?? false;
  if (type === 'invalid_arguments' && isAboutSize) return 'size-unavailable';
  return Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
}
