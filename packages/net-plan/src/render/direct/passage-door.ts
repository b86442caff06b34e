import type { RelayDesired } from '@tresse/contracts';
import type { RelayDoors } from '../haproxy.js';

/** How long a try of a line may look at its connection, in seconds. */
const LOOK_SECONDS = 5;

/**
 * Where lines are tried while no site uses carrier `direct`: takes a connection, says nothing, and closes it. The tries
 * need a host that speaks MPTCP, at the very port that the subflows would use. Whoever speaks is shown out at once: a
 * site that has changed to `direct` a moment before its relay then tries again instead of waiting.
 */
export function passageDoor({ directPort }: RelayDesired): RelayDoors {
  return {
    ports: [directPort],
    global: [],
    braid: [],
    listeners: [
      `listen passage
    bind 0.0.0.0:${directPort}
    maxconn 200
    timeout client ${LOOK_SECONDS}s
    tcp-request inspect-delay ${LOOK_SECONDS}s
    tcp-request content reject if { req.len gt 0 }
    tcp-request content reject if WAIT_END
`,
    ],
  };
}
