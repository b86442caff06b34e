/** Where things are on a machine that has the package. */
export const PATHS = {
  program: '/usr/lib/tresse/agent.mjs',
  command: '/usr/bin/tresse-agent',
  settings: '/etc/tresse/agent.conf',
  claim: '/etc/tresse/claim',
  /** Beside it lies what a control plane on the same machine keeps: see `npm start` and the README. */
  state: '/var/lib/tresse/agent',
  units: '/usr/lib/systemd/system',
} as const;

export const PACKAGE = 'tresse-agent';
