#!/bin/bash
# A folder as a machine, in namespaces of its own, under its own systemd.
#
#   boot.sh start NAME NETNS BASE CHANGES    BASE stays as it is; what the machine writes is in memory, mounted on CHANGES
#   boot.sh end NAME CHANGES                 after its death: takes its control group away
#
# NETNS is a network namespace's file, or `own`.
set -euo pipefail
word=$1 name=$2

in_control_group() { # The groups' root, wherever this system has it and whether or not.
  mount --make-rprivate /
  mount -t cgroup2 cgroup2 "$1"
}

case $word in
  start) exec unshare --mount bash "$0" enter "${@:2}" ;;
  enter)
    netns=$3 base=$4 changes=$5
    in_control_group "$changes"
    mkdir -p "$changes/tresse-$name"
    echo $$ > "$changes/tresse-$name/cgroup.procs"
    umount "$changes"
    inside=(unshare --mount --pid --fork --kill-child --cgroup --uts --ipc)
    [ "$netns" = own ] && inside+=(--net) || inside=(nsenter "--net=$netns" "${inside[@]}")
    exec "${inside[@]}" bash "$0" boot "$name" "$base" "$changes"
    ;;
  boot)
    base=$3 changes=$4
    mount --make-rprivate /
    mount -t tmpfs -o mode=755 tmpfs "$changes"
    mkdir "$changes"/{upper,work,root}
    mount -t overlay -o "lowerdir=$base,upperdir=$changes/upper,workdir=$changes/work" overlay "$changes/root"
    cd "$changes/root"
    mount -t proc proc proc
    mount -t sysfs sysfs sys
    mount -t cgroup2 cgroup2 sys/fs/cgroup
    mount -t tmpfs -o mode=755 tmpfs dev
    for device in null zero full random urandom tty net/tun ppp; do
      [ ! -e "/dev/$device" ] || { mkdir -p "$(dirname "dev/$device")" && cp -a "/dev/$device" "dev/$device"; }
    done
    mkdir dev/pts dev/shm
    mount -t devpts -o newinstance,ptmxmode=0666 devpts dev/pts
    ln -s pts/ptmx dev/ptmx
    ln -s /proc/self/fd dev/fd
    mount -t tmpfs -o mode=755 tmpfs run
    hostname "$name"
    echo "127.0.0.1 localhost $name" > etc/hosts
    pivot_root . mnt
    umount -l /mnt
    exec env -i container=tresse PATH=/usr/sbin:/usr/bin:/sbin:/bin \
      /lib/systemd/systemd --system --log-target=null --show-status=0
    ;;
  end)
    unshare --mount bash "$0" leave "${@:2}"
    ;;
  leave)
    changes=$3
    in_control_group "$changes"
    cd "$changes"
    [ ! -d "tresse-$name" ] || find "tresse-$name" -depth -type d -exec rmdir {} +
    ;;
esac
