/*
 * Keeps a private view of the file system for one network namespace, for others to enter (nsenter --target PID).
 *
 *   namespace-holder NETNS
 *
 * In that view /sys shows the interfaces of the namespace, and /run is empty but for /run/wireguard: wireguard-go puts
 * its sockets there by interface name, and two namespaces may have interfaces of the same name. Says `ready` on stdout
 * and stays until its stdin ends, so that it can't outlive whoever started it.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

static void need(int result, const char *what)
{
	if (result >= 0) return;
	fprintf(stderr, "namespace-holder: %s: %s\n", what, strerror(errno));
	exit(1);
}

int main(int argc, char **argv)
{
	char path[256], byte;
	if (argc != 2) {
		fputs("usage: namespace-holder NETNS\n", stderr);
		return 2;
	}
	snprintf(path, sizeof path, "/run/netns/%s", argv[1]);
	int ns = open(path, O_RDONLY | O_CLOEXEC);
	need(ns, path);
	need(setns(ns, CLONE_NEWNET), "setns");
	need(unshare(CLONE_NEWNS), "unshare");
	need(mount("", "/", "none", MS_REC | MS_PRIVATE, NULL), "make mounts private");
	need(umount2("/sys", MNT_DETACH), "unmount /sys");
	need(mount("sysfs", "/sys", "sysfs", 0, NULL), "mount /sys");
	need(mount("tmpfs", "/run", "tmpfs", 0, "mode=0755,size=1m"), "mount /run");
	need(mkdir("/run/wireguard", 0700), "/run/wireguard");
	puts("ready");
	fflush(stdout);
	while (read(STDIN_FILENO, &byte, 1) > 0 || errno == EINTR) errno = 0;
	return 0;
}
