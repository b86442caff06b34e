#!/bin/sh
# Prints a line for each thing that this kernel can do, found by doing it. Runs inside the guest.
offers() {
	name=$1
	shift
	"$@" >/dev/null 2>&1 && echo "$name"
}

offers veth ip link add probe0 type veth peer name probe1
offers tun ip tuntap add mode tap name probe2
offers ifb ip link add probe3 type ifb
offers wireguard ip link add probe4 type wireguard
for mode in balance-rr balance-xor active-backup; do
	offers "bond $mode" ip link add bond-probe type bond mode "$mode"
	ip link delete bond-probe 2>/dev/null
done
for kind in htb fq_codel cake fq netem; do
	offers "qdisc $kind" tc qdisc replace dev probe0 root "$kind"
done
offers 'qdisc tbf' tc qdisc replace dev probe0 root tbf rate 1mbit burst 4k limit 16k
for family in ip inet bridge; do
	offers "nft $family" nft add table "$family" probe
done
offers mptcp test -e /proc/sys/net/mptcp/enabled
offers netns ip netns add probe
exit 0
