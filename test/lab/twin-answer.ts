/** A twin path takes voice once its other end has answered, which no event tells a station. */
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from '@jest/globals';
import type { Role } from './data-plane/station.js';
import type { StationProcess } from './data-plane/station-process.js';

/** WireGuard asks again after 5 s where its first question was not heard. In ms. */
const PATIENCE_MS = 15_000;
const LOOK_EACH_MS = 100;

/** Waits for the relay's answer in the site's twin path and leads voice there. */
export async function enterTwinPath(site: StationProcess, role: Role): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const { done, failed } = await site.apply({ role });
    expect(failed).toBeNull();
    if (done.length > 0) return;
    if (performance.now() > deadline) throw new Error('the relay has not answered in the twin path');
    await wait(LOOK_EACH_MS);
  }
}
