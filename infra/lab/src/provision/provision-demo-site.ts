import { type DemoBox, routes, type Site, type SiteInput } from '@tresse/contracts';
import type { z } from 'zod';
import { ApiSession, type Person } from './api-session.js';
import { awaitRegion, awaitSite } from './await-site.js';

/** A site on the demo box, with every line up, and the session of its owner. */
export interface ProvisionedSite {
  session: ApiSession;
  site: Site;
}

const READY_MS = 60_000;

/**
 * Does what a new customer does in the portal, without a browser: signs up, adds a site with the demo box's own lines
 * and LAN, plugs the box in, and waits until all lines are up and the first generation is confirmed.
 * @param change adjusts the site before it is added
 * @throws LabError `api.refused`, `site.not-ready`
 */
export async function provisionDemoSite(
  portalUrl: string,
  person: Person,
  change: Partial<z.input<typeof SiteInput>> = {},
): Promise<ProvisionedSite> {
  const session = new ApiSession(portalUrl);
  await session.signUp(person);
  const region = await awaitRegion(session, READY_MS);
  const box = await session.call(routes.getDemoBox, {});
  const body = { ...siteOf(box, region), ...change };
  const { id } = await session.call(routes.createSite, { body });
  await session.call(routes.plugInDemoBox, { params: { siteId: id } });
  const site = await awaitSite(
    session,
    id,
    'all lines are up',
    ({ state, rollout }) => state === 'up' && rollout.state === 'confirmed',
    READY_MS,
  );
  return { session, site };
}

/** The site that the demo box is made for. */
function siteOf(box: DemoBox, region: string): z.input<typeof SiteInput> {
  return {
    name: box.scenario.slice(0, 60),
    region,
    lines: box.lines.map(({ name, interface: device, downKbit, upKbit }) => ({
      name,
      kind: 'other',
      interface: device,
      addressing: { method: 'automatic' },
      contract: { downKbit: Math.round(downKbit), upKbit: Math.round(upKbit) },
    })),
    lan: { interface: box.lanInterface, address: box.lanAddress },
  };
}
