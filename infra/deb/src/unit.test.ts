import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { CAPABILITIES, SANDBOX } from './sandbox.js';
import { pathUnit, serviceUnit } from './unit.js';

const valuesOf = (name: string) =>
  SANDBOX.filter((setting) => setting.name === name).map(({ value }) => value);

describe('the unit', () => {
  it('is this', () => {
    expect(serviceUnit()).toBe(`[Unit]
Description=Tresse agent
Documentation=man:tresse-agent(8)
After=network-pre.target nftables.service dbus.service ModemManager.service
ConditionPathExists=|/etc/tresse/claim
ConditionPathExists=|/var/lib/tresse/agent/identity.json
StartLimitIntervalSec=0

[Service]
Type=exec
Environment=ROLE=site ARGS= MALLOC_ARENA_MAX=1
EnvironmentFile=-/etc/tresse/agent.conf
ExecStartPre=-+/bin/sh -c 'test "$$ROLE" = relay || { test -e /sys/kernel/btf/vmlinux && ! grep -qs tresse_bbr /proc/sys/net/ipv4/tcp_available_congestion_control; } || exit 0; exec /usr/bin/tresse-agent prepare-kernel --role "$$ROLE"'
ExecStart=/usr/bin/tresse-agent run --role \${ROLE} --state-dir /var/lib/tresse/agent --claim-file /etc/tresse/claim $ARGS
Restart=on-failure
RestartSec=2
RestartPreventExitStatus=2 3
KillMode=process
OOMPolicy=continue
LimitNOFILE=65536
StateDirectory=tresse/agent
StateDirectoryMode=0700
RuntimeDirectory=wireguard
RuntimeDirectoryMode=0700
RuntimeDirectoryPreserve=yes

CapabilityBoundingSet=CAP_NET_ADMIN CAP_NET_RAW CAP_NET_BIND_SERVICE
NoNewPrivileges=yes
ProtectSystem=strict
ReadWritePaths=/etc/tresse /proc/sys/net /run -/sys/devices/platform/leds
ReadOnlyPaths=-/run/systemd -/run/udev -/run/tmpfiles.d -/run/sysctl.d -/run/modprobe.d -/run/modules-load.d -/run/user
ProtectHome=yes
PrivateTmp=yes
ProtectKernelTunables=yes
ProtectKernelLogs=yes
ProtectControlGroups=yes
ProtectClock=yes
ProtectHostname=yes
ProtectProc=invisible
DevicePolicy=closed
DeviceAllow=/dev/net/tun rw
DeviceAllow=/dev/ppp rw
DeviceAllow=/dev/rfkill r
RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6 AF_NETLINK AF_PACKET AF_PPPOX
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
LockPersonality=yes
SystemCallArchitectures=native
SystemCallFilter=@system-service
SystemCallErrorNumber=EPERM
KeyringMode=private
UMask=0077

[Install]
WantedBy=multi-user.target
`);
  });

  it('is started by a claim, each time one is written and not for as long as it lies there', () => {
    expect(pathUnit()).toContain('\nPathChanged=/etc/tresse/claim\n');
  });

  it('has no capability but those that have a reason', () => {
    expect(valuesOf('CapabilityBoundingSet')).toEqual([CAPABILITIES.map(({ name }) => name).join(' ')]);
  });

  it('is told in the documents as it is', () => {
    const page = readFileSync(new URL('../../../docs/package.md', import.meta.url), 'utf8');
    const rows = [
      ...CAPABILITIES.map(({ name, why }) => `| \`${name}\` | ${why} |`),
      ...SANDBOX.map(({ name, value, why }) => `| \`${name}=${value}\` | ${why} |`),
    ];
    expect(rows.filter((row) => !page.includes(`\n${row}\n`))).toEqual([]);
  });
});
