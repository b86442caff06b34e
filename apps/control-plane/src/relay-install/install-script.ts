import type { Sha256 } from '@tresse/contracts';

/** What an installer is told. */
export interface Installer {
  /** Of the control plane, as a new server reaches it. */
  baseUrl: string;
  token: string;
  packageSha256: Sha256;
  claim: string;
}

/**
 * The script that makes a Debian server a relay: POSIX sh, whole before it runs, and again at any point. Nothing that is
 * put into it can hold a quote: a URL's, a token's, a claim's and a hash's characters are known.
 */
export function installScript({ baseUrl, token, packageSha256, claim }: Installer): string {
  return `#!/bin/sh
# Makes this Debian server a Tresse relay: fetches the agent's package, checks it, installs it with what it needs
# from Debian, and enrols with a claim that works once. The kernel, and what it boots with, stay as they are.
set -u
umask 077
export LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive

base=${quoted(baseUrl)}
token=${quoted(token)}
sha256=${quoted(packageSha256)}
claim=${quoted(claim)}
${BODY}`;
}

/** The script behind a command whose time is over. */
export function refusingScript(sentence: { en: string; fr: string }): string {
  return `#!/bin/sh
echo ${quoted(`tresse-install: ${sentence.en}`)} >&2
echo ${quoted(`tresse-install: ${sentence.fr}`)} >&2
exit 1
`;
}

/** A word of the shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** Addresses hold tokens: curl and wget read them from their input, not from a command line that others see. */
const BODY = String.raw`
settings=/etc/tresse/agent.conf
identity=/var/lib/tresse/agent/identity.json
work=
step=started

say() { printf 'tresse-install: %s\n' "$*"; }

# fetch URL FILE
fetch() {
  if command -v curl >/dev/null; then
    printf 'url = "%s"\n' "$1" | curl -fsS --retry 5 --connect-timeout 20 --max-time 300 -o "$2" -K -
  elif command -v wget >/dev/null; then
    printf '%s\n' "$1" | wget -nv -T 20 -t 5 -O "$2" -i -
  else
    printf '%s\n' "$1" | python3 -c 'import socket, sys, urllib.request
socket.setdefaulttimeout(20)
urllib.request.urlretrieve(sys.stdin.readline().strip(), sys.argv[1])' "$2"
  fi
}

# report STEP [FAILURE] tells the control plane; a server that cannot reach it goes on without.
report() {
  body='{"step":"'$1'"'
  if [ $# -gt 1 ]; then
    detail=$(tail -n 4 "$work/log" 2>/dev/null | tr '\n' ' ' | tr -cd 'A-Za-z0-9 .,:;/_=()+-' | tail -c 500)
    body=$body',"failure":"'$2'","detail":"'$detail'"'
  fi
  url=$base/api/installs/$token/reports
  if command -v curl >/dev/null; then
    printf 'url = "%s"\nheader = "content-type: application/json"\n' "$url" |
      curl -fsS --retry 3 --connect-timeout 10 --max-time 30 -o /dev/null --data "$body}" -K - || true
  else
    printf '%s\n%s}\n' "$url" "$body" | python3 -c 'import sys, urllib.request
url, body = sys.stdin.read().split("\n")[:2]
urllib.request.urlopen(urllib.request.Request(url, body.encode(), {"content-type": "application/json"}), timeout=30)' || true
  fi 2>/dev/null
}

# fail FAILURE SENTENCE
fail() {
  trap - EXIT
  say "failed: $2" >&2
  report "$step" "$1"
  rm -rf "$work"
  exit 1
}

begin() {
  step=$1
  say "$2"
  report "$step"
}

# busybox, which a DHCP client needs, has the initramfs made anew: the longest part of all, for nothing that a relay
# boots with. What dpkg had left undone before may need one.
spare_initramfs() {
  mkdir -m 755 "$work/bin"
  [ -z "$(dpkg --audit)" ] || return 0
  printf '%s\n' '#!/bin/sh' '[ "$*" = -u ] || exec /usr/sbin/update-initramfs "$@"' > "$work/bin/update-initramfs"
  chmod 755 "$work/bin/update-initramfs"
}

main() {
  [ "$(id -u)" = 0 ] || { say 'failed: run this as root.' >&2; exit 1; }
  work=$(mktemp -d) || exit 1
  # apt reads the package as a user of its own.
  chmod 755 "$work"
  : > "$work/log"
  trap 'fail stopped "stopped before the end."' EXIT
  trap 'exit 1' HUP INT TERM

  begin started 'looking at this server.'
  # Debian's next release has no version yet.
  ID= VERSION_ID=
  . /etc/os-release
  case "$ID:$VERSION_ID" in
    debian:12 | debian:13) ;;
    *) fail not-debian "this is $ID $VERSION_ID; a relay needs Debian 12 or 13." ;;
  esac
  case "$(dpkg --print-architecture)" in
    amd64 | arm64) ;;
    *) fail architecture 'a relay needs an amd64 or arm64 processor.' ;;
  esac
  [ -d /run/systemd/system ] || fail no-systemd 'systemd does not run here.'
  [ ! -e "$identity" ] ||
    fail enrolled 'this server is enrolled already; to make it another relay, run apt-get purge tresse-agent first.'

  begin download "fetching the agent's package."
  if ! command -v curl >/dev/null && ! command -v wget >/dev/null && ! command -v python3 >/dev/null; then
    { apt-get update -qq && apt-get install -y -qq --no-install-recommends curl ca-certificates; } >> "$work/log" 2>&1 ||
      fail packages 'there is no curl here, and apt could not install it.'
  fi
  fetch "$base/api/packages/$sha256.deb" "$work/tresse-agent.deb" 2>> "$work/log" ||
    fail download "$base could not be reached: $(tail -n 1 "$work/log")"
  echo "$sha256  $work/tresse-agent.deb" | sha256sum -c --status ||
    fail checksum 'what came is not the package.'
  chmod 644 "$work/tresse-agent.deb"

  begin packages 'installing it, and what it needs from Debian.'
  spare_initramfs
  # What is needed is in the lists of packages: those of sources and of descriptions are twice as much again.
  apt-get update -qq -o DPkg::Lock::Timeout=300 -o Acquire::http::Timeout=20 -o Acquire::Retries=1 \
    -o Acquire::Languages=none -o Acquire::IndexTargets::deb-src::Sources::DefaultEnabled=false \
    -o APT::Get::List-Cleanup=false >> "$work/log" 2>&1 ||
    say "the package lists could not be read; going on with those that are here."
  apt-get install -y -qq --no-install-recommends --allow-downgrades -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 \
    -o Acquire::http::Timeout=20 -o Acquire::Retries=2 \
    -o DPkg::Path="$work/bin:/usr/sbin:/usr/bin:/sbin:/bin" \
    -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold "$work/tresse-agent.deb" bpftool >> "$work/log" 2>&1 ||
    fail packages "apt refused: $(tail -n 2 "$work/log")"
  sed -i 's/^ROLE=.*/ROLE=relay/' "$settings"

  begin enrol 'enrolling.'
  printf '%s\n' "$claim" > /etc/tresse/claim.new
  mv /etc/tresse/claim.new /etc/tresse/claim
  systemctl start tresse-agent.path tresse-agent.service
  waited=0
  while [ ! -s "$identity" ]; do
    if [ "$waited" -ge 120 ]; then
      journalctl -u tresse-agent -o cat -n 4 --no-pager > "$work/log" 2>&1
      fail enrol "the agent did not enrol within 120 s: $(tail -n 1 "$work/log")"
    fi
    sleep 1
    waited=$((waited + 1))
  done

  trap - EXIT
  report done
  rm -rf "$work"
  say 'done: this server is a relay of Tresse.'
}

main "$@"
`;
