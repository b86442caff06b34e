#!/bin/sh
# Turns this process into the guest's kernel:
#
#   boot.sh KERNEL RUN-FOLDER MEGABYTES [KERNEL-PARAMETER…]
#
# To be started alone in its mount and process namespaces. The guest's memory is a file mapped executable, which a
# container's /dev/shm is often too small for or forbids, hence a tmpfs of its own that ends with the mount namespace.
set -eu
kernel=$1 folder=$2 megabytes=$3
shift 3

mount -t tmpfs -o "size=$((megabytes + 16))m,exec" guest-memory "$folder/memory"
export TMPDIR="$folder/memory"
exec "$kernel" "mem=${megabytes}M" umid=guest "uml_dir=$folder/memory/" \
	root=/dev/root rootfstype=hostfs rootflags=/ ro \
	"init=$(dirname "$0")/init.sh" "GUEST_FOLDER=$folder" \
	con=null con0=null,fd:1 quiet noreboot "$@"
