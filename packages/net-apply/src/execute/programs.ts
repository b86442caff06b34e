import type { Program, ServiceStart } from '@tresse/net-plan';

/** How a program is run so that it goes to the background, leaves its process id in a file and outlives the agent. */
export interface Launch {
  /** Looks at the configuration first: what does not pass is never started. */
  check?(service: ServiceStart): string[];
  argv(service: ServiceStart, pidFile: string): string[];
  /** Arguments with which it takes over from running ones without losing a connection; without, they are ended first. */
  takeOver?(pids: readonly number[]): string[];
  /** Where the process id is found, if the program cannot be told where. */
  pidFile?(service: ServiceStart): string;
  /** Arguments with which it stays who it is, for where nobody may become another user. */
  readonly sameUser?: readonly string[];
}

/** Sources: the programs' own manuals. */
export const PROGRAMS: Readonly<Record<Program, Launch>> = {
  /** Under `mptcpize`, which makes its TCP sockets MPTCP ones. */
  haproxy: haproxy('mptcpize', 'run'),
  'haproxy-plain': haproxy(),
  openvpn: {
    argv: ({ name, arguments: told }, pidFile) => [
      'openvpn',
      ...['--daemon', name, '--writepid', pidFile],
      ...told,
    ],
  },
  dnsmasq: {
    check: ({ arguments: told }) => ['dnsmasq', '--test', ...told],
    argv: ({ arguments: told }, pidFile) => ['dnsmasq', `--pid-file=${pidFile}`, ...told],
    sameUser: ['--user=', '--group='],
  },
  /** `-b` sends it to the background when no lease comes at once; with a lease it goes there by itself. */
  udhcpc: {
    argv: ({ arguments: told }, pidFile) => ['udhcpc', '-b', '-p', pidFile, ...told],
  },
  pppd: {
    argv: ({ name, arguments: told }) => ['pppd', 'linkname', name, ...told],
    pidFile: ({ name }) => `/run/ppp-${name}.pid`,
  },
  /** `-B` sends it to the background once its file is read and its interface is taken. */
  wpa_supplicant: {
    argv: ({ arguments: told }, pidFile) => ['wpa_supplicant', '-B', '-P', pidFile, ...told],
  },
};

function haproxy(...under: readonly string[]): Launch {
  return {
    check: ({ arguments: told }) => ['haproxy', '-c', '-q', ...told],
    argv: ({ arguments: told }, pidFile) => [...under, 'haproxy', '-D', '-p', pidFile, ...told],
    takeOver: (pids) => ['-sf', ...pids.map(String)],
  };
}
