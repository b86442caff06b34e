import { z } from 'zod';
import type { CloudErrorCode } from '../error/index.js';
import { type Classify, codeOfStatus } from '../http/index.js';

/** The codes of Hetzner Cloud that say more than their status. Source: https://docs.hetzner.cloud/reference/cloud#errors */
const CODES: Record<string, CloudErrorCode> = {
  unauthorized: 'credentials-wrong',
  token_readonly: 'permission-missing',
  forbidden: 'permission-missing',
  not_found: 'not-found',
  resource_limit_exceeded: 'quota-reached',
  resource_unavailable: 'region-sold-out',
  placement_error: 'region-sold-out',
  invalid_server_type: 'size-unavailable',
  uniqueness_error: 'name-taken',
  floating_ip_assigned: 'address-taken',
  primary_ip_assigned: 'address-taken',
  rate_limit_exceeded: 'rate-limited',
  protected: 'protected',
  locked: 'provider-busy',
  conflict: 'provider-busy',
  must_be_unassigned: 'provider-busy',
  maintenance: 'provider-failing',
  service_error: 'provider-failing',
  server_error: 'provider-failing',
  bad_gateway: 'provider-failing',
  timeout: 'provider-failing',
};

const ErrorBody = z.object({
  error: z.object({
    code: z.string(),
    message: z.string().catch(''),
    details: z
      .object({ fields: z.array(z.object({ name: z.string() })) })
      .nullish()
      .catch(undefined),
  }),
});

/** What an error answer means. */
export const classifyHetzner: Classify = (status, body) => {
  const parsed = ErrorBody.safeParse(body);
  if (!parsed.success) return { code: codeOfStatus(status) };
  const { code, message, details } = parsed.data.error;
  const aboutSize =
    code === 'invalid_input' &&
    (details?.fields.some(({ name }) => name === 'server_type') || /server type/i.test(message));
  if (aboutSize) return { code: 'size-unavailable', detail: code };
  return { code: codeOfAction(code) ?? codeOfStatus(status), detail: code };
};

/** What the code of an action that failed means; undefined for one that is not listed. */
export function codeOfAction(code: string): CloudErrorCode | undefined {
  return Object.hasOwn(CODES, code) ? CODES[code] : undefined;
}
