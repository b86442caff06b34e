#!/bin/sh
# Builds the guest's own kernel from Debian's package linux-source-6.12, which takes some minutes and 2 GB for as long:
#
#   build-kernel.sh OUTPUT
set -eu
output=$1
config=$(dirname "$(readlink -f "$0")")/kernel.config
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' INT TERM HUP

tar -xf /usr/src/linux-source-6.12.tar.xz -C "$folder" --strip-components=1
make -s -C "$folder" ARCH=um KCONFIG_ALLCONFIG="$config" allnoconfig
make -s -C "$folder" ARCH=um -j"$(nproc)" linux
strip -o "$folder/stripped" "$folder/linux"
install -D "$folder/stripped" "$output.$$"
mv "$output.$$" "$output"
