import type { CloudProvider, Server } from '@tresse/cloud';
import type { Bench, World } from '../../../packages/cloud/src/testing/bench.js';
import { openSceneInProcess, type Scene } from '../../../packages/cloud/src/testing/scene.js';

/** How the stand-ins’ installation marks what is its own. */
export const nameOfLabel = (label: string): string => `tresse-lab-${label}`;

let servers = 0;

/** A provider’s real client before its stand-in; each server has an address of its own. */
export function openCloud<W extends World>(bench: Bench<W>): Scene<W> {
  const scene = openSceneInProcess(bench);
  const addresses = new Map<string, string>();
  const addressed = (server: Server): Server => {
    const ip = addresses.get(server.id) ?? nextAddress();
    addresses.set(server.id, ip);
    const told = server.addresses.map((one) => (one.family === 4 ? { ...one, ip } : one));
    return { ...server, addresses: told };
  };
  const { provider } = scene;
  const own: CloudProvider = {
    ...provider,
    createServer: async (...args) => addressed(await provider.createServer(...args)),
    readServer: async (...args) => addressed(await provider.readServer(...args)),
  };
  return { ...scene, provider: own };
}

/** Of the network for tests between devices (RFC 2544), each once. */
function nextAddress(): string {
  servers += 1;
  return `198.18.${Math.floor(servers / 250)}.${(servers % 250) + 1}`;
}
