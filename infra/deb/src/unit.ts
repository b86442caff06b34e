import { PATHS } from './paths.js';
import { SANDBOX } from './sandbox.js';

/** Exit codes of the agent after which another start is of no use: wrong arguments, a refused enrolment. */
const NO_USE = [2, 3];

/**
 * The service. The data plane outlives the agent, so only the agent's own process is ended (`KillMode`), and the death of
 * one program of it ends nothing else (`OOMPolicy`). Without claim and identity it waits, for its path unit.
 */
export function serviceUnit(): string {
  return `[Unit]
Description=Tresse agent
Documentation=man:tresse-agent(8)
After=network-pre.target nftables.service dbus.service ModemManager.service
ConditionPathExists=|${PATHS.claim}
ConditionPathExists=|${PATHS.state}/identity.json
StartLimitIntervalSec=0

[Service]
Type=exec
Environment=ROLE=site ARGS= MALLOC_ARENA_MAX=1
EnvironmentFile=-${PATHS.settings}
${prepareKernel()}
ExecStart=${PATHS.command} run --role \${ROLE} --state-dir ${PATHS.state} --claim-file ${PATHS.claim} $ARGS
Restart=on-failure
RestartSec=2
RestartPreventExitStatus=${NO_USE.join(' ')}
KillMode=process
OOMPolicy=continue
LimitNOFILE=65536
StateDirectory=${PATHS.state.replace('/var/lib/', '')}
StateDirectoryMode=0700
RuntimeDirectory=wireguard
RuntimeDirectoryMode=0700
RuntimeDirectoryPreserve=yes

${SANDBOX.map(({ name, value }) => `${name}=${value}\n`).join('')}
[Install]
WantedBy=multi-user.target
`;
}

/**
 * Before the agent: programs of ours in the kernel. It is done with all rights (`+`), so that the agent needs none for it, and a
 * machine without them works (`-`). A box is spared the start of a second Node once its kernel has the one there is for it, or
 * where it takes none.
 */
function prepareKernel(): string {
  const takes = 'test -e /sys/kernel/btf/vmlinux';
  const lacks = '! grep -qs tresse_bbr /proc/sys/net/ipv4/tcp_available_congestion_control';
  const needed = `test "$$ROLE" = relay || { ${takes} && ${lacks}; }`;
  return `ExecStartPre=-+/bin/sh -c '${needed} || exit 0; exec ${PATHS.command} prepare-kernel --role "$$ROLE"'`;
}

/** Starts the service when a claim is put down, once each time it is written. */
export function pathUnit(): string {
  return `[Unit]
Description=Claim for the Tresse agent
Documentation=man:tresse-agent(8)

[Path]
PathChanged=${PATHS.claim}

[Install]
WantedBy=multi-user.target
`;
}
