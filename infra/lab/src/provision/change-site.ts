import { inputOfSite, routes, type Site, type SiteInput } from '@tresse/contracts';
import type { ApiSession } from './api-session.js';
import { awaitSite } from './await-site.js';

const CONFIRMED_MS = 60_000;

/**
 * Changes a site as a person would in the portal, and waits until the box has confirmed the generation and all lines
 * are up.
 * @throws LabError `api.refused` when the control plane won't have it, `site.not-ready` when the box doesn't confirm it
 */
export async function changeSite(
  session: ApiSession,
  siteId: string,
  change: Partial<SiteInput>,
): Promise<Site> {
  const params = { siteId };
  const before = await session.call(routes.getSite, { params });
  const site = { ...inputOfSite(before), ...change };
  const { rollout } = await session.call(routes.updateSite, {
    params,
    body: { generation: before.rollout.generation, site },
  });
  const wanted = rollout.generation;
  return awaitSite(
    session,
    siteId,
    `generation ${wanted} is confirmed`,
    ({ state, rollout: { appliedGeneration, state: now } }) =>
      state === 'up' && appliedGeneration === wanted && now === 'confirmed',
    CONFIRMED_MS,
  );
}
