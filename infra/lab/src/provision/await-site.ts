import { setTimeout as pause } from 'node:timers/promises';
import { type Region, routes, type Site } from '@tresse/contracts';
import { LabError } from '../lab-error.js';
import type { ApiSession } from './api-session.js';

const POLL_MS = 200;

/**
 * Asks until the answer is as wanted, and gives it.
 * @param timeoutMs at most so long
 * @throws LabError `site.not-ready` with `what` and the last answer
 */
async function ask<T>(
  what: string,
  question: () => Promise<T>,
  wanted: (answer: T) => boolean,
  timeoutMs: number,
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const answer = await question();
    if (wanted(answer)) return answer;
    if (Date.now() > deadline) {
      throw new LabError(
        'site.not-ready',
        `Not so after ${timeoutMs} ms: ${what}. ${JSON.stringify(answer)}`,
      );
    }
    await pause(POLL_MS);
  }
}

/** The site once it is as wanted. Throws LabError `site.not-ready`. */
export function awaitSite(
  session: ApiSession,
  siteId: string,
  what: string,
  wanted: (site: Site) => boolean,
  timeoutMs: number,
): Promise<Site> {
  return ask(what, () => session.call(routes.getSite, { params: { siteId } }), wanted, timeoutMs);
}

/** The first region that has a relay, once there is one. Throws LabError `site.not-ready`. */
export async function awaitRegion(session: ApiSession, timeoutMs: number): Promise<string> {
  const ready = ({ ready }: Region) => ready;
  const regions = await ask(
    'a region has a relay',
    () => session.call(routes.listRegions, {}),
    (all) => all.some(ready),
    timeoutMs,
  );
  return regions.find(ready)?.code ?? '';
}
