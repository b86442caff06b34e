import { PATHS } from './paths.js';

/** The command: the agent on the distribution's own Node, whatever else is in PATH. */
export function command(): string {
  return `#!/bin/sh\nexec /usr/bin/node ${PATHS.program} "$@"\n`;
}
