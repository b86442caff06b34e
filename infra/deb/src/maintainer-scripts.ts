import { basename, dirname } from 'node:path/posix';
import { PACKAGE, PATHS } from './paths.js';

const UNITS = `${PACKAGE}.path ${PACKAGE}.service`;

/** By its name: what stands before the package's own in PATH is the administrator's (Debian Policy 6.1). */
const COMMAND = basename(PATHS.command);

/** True in a script where systemd runs: not while an image is made. */
const RUNNING = '[ -d /run/systemd/system ]';

/**
 * Scripts that dpkg runs. Each may run again at any point (Debian Policy 6.2). They enable and start, which is of no
 * effect before there is a claim, and start a running agent anew after an upgrade: the data plane stays meanwhile.
 */
export function maintainerScripts(): Record<'postinst' | 'prerm' | 'postrm', string> {
  return { postinst: postinst(), prerm: prerm(), postrm: postrm() };
}

function postinst(): string {
  return `#!/bin/sh
set -e
case "$1" in
  configure | abort-upgrade | abort-deconfigure | abort-remove) ;;
  *) exit 0 ;;
esac
for unit in ${UNITS}; do
  deb-systemd-helper unmask "$unit" >/dev/null || true
  if deb-systemd-helper --quiet was-enabled "$unit"; then
    deb-systemd-helper enable "$unit" >/dev/null || true
  else
    deb-systemd-helper update-state "$unit" >/dev/null || true
  fi
done
if ${RUNNING}; then
  systemctl --system daemon-reload >/dev/null || true
  deb-systemd-invoke start ${PACKAGE}.path >/dev/null || true
  deb-systemd-invoke restart ${PACKAGE}.service >/dev/null || true
fi
if [ "$1" = configure ] && [ -z "$2" ] && [ ! -e ${PATHS.state}/identity.json ]; then
  echo 'Give this machine its claim:  install -m 600 CLAIM-FILE ${PATHS.claim}'
  echo 'A relay needs ROLE=relay in ${PATHS.settings} first.'
fi
`;
}

/** What the agent has made goes while its program is still there. */
function prerm(): string {
  return `#!/bin/sh
set -e
[ "$1" = remove ] || exit 0
if ${RUNNING}; then
  deb-systemd-invoke stop ${UNITS} >/dev/null || true
fi
if [ -e ${PATHS.state} ]; then
  ${COMMAND} down --state-dir ${PATHS.state} ||
    echo 'Not everything of Tresse could be taken down; it is gone after the next start of this machine.' >&2
fi
`;
}

function postrm(): string {
  return `#!/bin/sh
set -e
if [ "$1" = purge ]; then
  rm -rf ${PATHS.state} ${PATHS.claim}
  for folder in ${dirname(PATHS.state)} ${dirname(PATHS.settings)}; do
    [ ! -d "$folder" ] || rmdir --ignore-fail-on-non-empty "$folder"
  done
  deb-systemd-helper purge ${UNITS} >/dev/null 2>&1 || true
  deb-systemd-helper unmask ${UNITS} >/dev/null 2>&1 || true
elif [ "$1" = remove ]; then
  deb-systemd-helper mask ${UNITS} >/dev/null 2>&1 || true
fi
if ${RUNNING}; then
  systemctl --system daemon-reload >/dev/null || true
fi
`;
}
