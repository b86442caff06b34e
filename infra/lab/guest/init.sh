#!/bin/sh
# The guest's first process: runs GUEST_FOLDER/program with the host's file system as its own, read only but for /run and
# the folder that GUEST_FOLDER/shared names; leaves stdout, stderr and code in GUEST_FOLDER, and turns the guest off.
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/run TMPDIR=/run/tmp

mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t tmpfs tmpfs /run
mkdir -p /run/tmp /run/netns /run/answer /run/modules/lib
mount -t hostfs -o "$GUEST_FOLDER" answer /run/answer
shared=$(cat /run/answer/shared)
test -z "$shared" || mount -t hostfs -o "$shared" shared "$shared"

# Debian's kernel loads what is asked of it from the modules beside it; the guest's own has all of it inside. IPv6 that
# came with the first program to ask for it would know nothing of what was set before.
if test -e /proc/sys/kernel/modprobe; then
	ln -s /usr/lib/uml/modules /run/modules/lib/modules
	printf '#!/bin/sh\nexec modprobe -d /run/modules "$@"\n' >/run/modprobe
	chmod +x /run/modprobe
	echo /run/modprobe >/proc/sys/kernel/modprobe
	/run/modprobe -q -a tun ipv6
fi
ip link set lo up

# What a program has said reaches the host within a second or two, even if it is ended by its deadline.
echo 100 >/proc/sys/vm/dirty_writeback_centisecs
echo 100 >/proc/sys/vm/dirty_expire_centisecs

sh /run/answer/program </dev/null >/run/answer/stdout 2>/run/answer/stderr
echo $? >/run/answer/code
sync
echo o >/proc/sysrq-trigger
sleep infinity
