import type { CloudProvider, Server } from '@tresse/cloud';
import type { Bench, World } from '../../../packages/cloud/src/testing/bench.js';
import { openSceneInProcess, type Scene } from '../../../packages/cloud/src/testing/scene.js';

/** How the stand-ins’ installation marks what is its own. */
export const nameOfLabel = (label: string): string => `tresse-lab-${label}`;

/** A provider’s real client before its stand-in; each server has an address of its own. */
export function openCloud<W extends World>(bench: Bench<W>): Scene<W> {
  const scene = openSceneInProcess(bench);
  const numbers = new Map<string, number>();
  const addressed = (server: Server): Server => {
    if (!numbers.has(server.id)) numbers.set(server.id, numbers.size + 1);
    const ip = `198.51.100.${(numbers.get(server.id) ?? 0) % 250}`;
    const addresses = server.addresses.map((one) => (one.family === 4 ? { ...one, ip } : one));
    return { ...server, addresses };
  };
  const { provider } = scene;
  const own: CloudProvider = {
    ...provider,
    createServer: async (...args) => addressed(await provider.createServer(...args)),
    readServer: async (...args) => addressed(await provider.readServer(...args)),
  };
  return { ...scene, provider: own };
}
