import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout, without a slash at the end. */
const ROOT = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '');

/** Paths that a build reads and writes. */
export interface Places {
  /** Files of the root tree that are Tresse's own. */
  rootFiles: string;
  /** First program of the initrd. */
  init: string;
  /** What RAUC runs out of an update's bundle. */
  hook: string;
  /** The agent, one file. */
  agent: string;
  checkout: string;
  cache: string;
  /** The release: what the control plane reads. */
  release: string;
}

/** Where everything is, by the environment: TRESSE_IMAGE_CACHE and TRESSE_IMAGE_DIR. */
export function places(env: NodeJS.ProcessEnv): Places {
  return {
    checkout: ROOT,
    rootFiles: join(ROOT, 'infra/image/root'),
    init: join(ROOT, 'infra/image/initrd/init'),
    hook: join(ROOT, 'infra/image/bundle/hook'),
    agent: join(ROOT, 'apps/agent/dist/agent.mjs'),
    cache: env.TRESSE_IMAGE_CACHE ?? join(ROOT, '.tresse/image-cache'),
    release: env.TRESSE_IMAGE_DIR ?? join(ROOT, '.tresse/image'),
  };
}
