/** Started with the system. */
const STARTED = ['tresse-agent.service', 'tresse-agent.path', 'tresse-grow-data.service'];

/** Never started: the agent runs these programs itself, or they keep up a system that is written as a whole. */
const MASKED = [
  'haproxy.service',
  'openvpn.service',
  'apt-daily.timer',
  'apt-daily-upgrade.timer',
  'dpkg-db-backup.timer',
  'e2scrub_all.timer',
  'e2scrub_reap.service',
];

/** A link of the root: where it is, relative to the root, and what it says. */
export interface Link {
  path: string;
  target: string;
}

/** What `systemctl enable` and `systemctl mask` would leave in the root (systemctl(1)). */
export function unitLinks(): Link[] {
  return [
    ...STARTED.map((name) => ({
      path: `etc/systemd/system/multi-user.target.wants/${name}`,
      target: `/usr/lib/systemd/system/${name}`,
    })),
    ...MASKED.map((name) => ({ path: `etc/systemd/system/${name}`, target: '/dev/null' })),
  ];
}
