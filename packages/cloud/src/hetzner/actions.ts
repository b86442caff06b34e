import { z } from 'zod';
import { CloudError } from '../error/index.js';
import type { HetznerApi } from './api.js';
import { codeOfAction } from './errors.js';

/** Work that goes on after the answer. */
export const Action = z.object({
  id: z.int(),
  command: z.string(),
  status: z.string(),
  error: z.object({ code: z.string() }).nullish(),
});
export type Action = z.infer<typeof Action>;

export const WithAction = z.object({ action: Action });

const POLL_MS = 1_000;
/** An address takes seconds; after a minute the caller had better know. */
const POLLS = 60;

/** Waits until the action is done. Throws what it failed with, or `provider-busy` after a minute. */
export async function settled(
  api: HetznerApi,
  action: Action,
  signal: AbortSignal | undefined,
): Promise<void> {
  let now = action;
  for (let polls = 0; now.status === 'running'; polls += 1) {
    if (polls === POLLS) throw new CloudError('hetzner', 'provider-busy', { detail: now.command });
    await api.sleep(POLL_MS, signal);
    now = (await api.call('GET', `/actions/${now.id}`, WithAction, { signal })).action;
  }
  if (now.status === 'success') return;
  const code = now.error?.code ?? 'unknown';
  throw new CloudError('hetzner', codeOfAction(code) ?? 'provider-failing', { detail: code });
}
