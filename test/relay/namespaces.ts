import { rm } from 'node:fs/promises';
import { bootMachine, type Machine } from '../package/machine.js';
import { bareRoot } from './bare-root.js';
import type { Hardware } from './hardware.js';
import type { CloudNetwork } from './network.js';
import { layNoCloudSeed } from './seed.js';

/**
 * Servers that are namespaces under this machine's kernel: they run in seconds.
 * @param caPem whom they believe over https
 */
export function namespaces(network: CloudNetwork, caPem: string): Hardware {
  const made = new Map<number, { seed?: string; machine?: Machine }>();
  return {
    start: async ({ name, number, userData, faults }) => {
      if (faults.neverBoots) return { machine: undefined, address: undefined };
      const parts: { seed?: string; machine?: Machine } = {};
      made.set(number, parts);
      const { netns, address } = await network.attach(number);
      const withoutPackages = faults.failsHalfWay === true;
      parts.seed = await layNoCloudSeed(name, userData, { withoutPackages, caPem });
      const { machine } = await bootMachine(name, netns, `${parts.seed}:${await bareRoot()}`);
      parts.machine = machine;
      return { machine, address };
    },
    remove: async (number) => {
      const { machine, seed } = made.get(number) ?? {};
      made.delete(number);
      await machine?.end();
      await network.detach(number);
      if (seed) await rm(seed, { recursive: true, force: true });
    },
  };
}
