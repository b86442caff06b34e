import { describe } from '@jest/globals';

/** Namespaces, tunnels and nft need root on Linux; elsewhere what needs them is skipped. */
export const suite: (name: string, tests: () => void) => void =
  process.platform === 'linux' && process.getuid?.() === 0 ? describe : describe.skip;
