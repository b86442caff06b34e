import { z } from 'zod';
import { CloudError, isCloudError } from '../error/index.js';
import type { Credentials } from '../offer.js';
import type { OvhApi } from './api.js';

const Rule = z.object({ method: z.string(), path: z.string() });

const Credential = z.object({
  status: z.string(),
  expiration: z.string().nullish(),
  rules: z.array(Rule),
});

/** What ordering and destroying takes, below the project. */
const NEEDED = [
  ['GET', '/instance'],
  ['POST', '/instance'],
  ['DELETE', '/instance/x'],
] as const;

/** What the consumer key may do, by its own rules; unknown if those leave out to read them. */
export async function readCredential(api: OvhApi, signal: AbortSignal | undefined): Promise<Credentials> {
  try {
    const { status, expiration, rules } = await api.call('GET', '/auth/currentCredential', Credential, {
      signal,
    });
    if (status === 'expired') throw new CloudError('ovh', 'credentials-expired', { detail: status });
    if (status !== 'validated') throw new CloudError('ovh', 'credentials-wrong', { detail: status });
    const project = `/cloud/project/${api.projectId}`;
    return {
      mayOrder: NEEDED.every(([method, path]) => allows(rules, method, `${project}${path}`)),
      expiresAt: typeof expiration === 'string' ? new Date(expiration).toISOString() : undefined,
    };
  } catch (error) {
    if (!isCloudError(error, 'permission-missing')) throw error;
    return { mayOrder: undefined, expiresAt: undefined };
  }
}

/** A star in a rule's path stands for anything, slashes too. */
function allows(rules: z.infer<typeof Rule>[], method: string, path: string): boolean {
  return rules.some((rule) => {
    const pattern = rule.path.split('*').map((part) => part.replace(/[^\w/]/g, '\\$&'));
    return rule.method === method && new RegExp(`^${pattern.join('.*')}$`).test(path);
  });
}
