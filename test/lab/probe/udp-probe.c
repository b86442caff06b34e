/*
 * Sends numbered UDP packets from one network namespace to another and measures their way.
 *
 *   udp-probe FROM-NETNS TO-NETNS TO-ADDRESS COUNT IP-BYTES PACKETS-PER-SECOND
 *
 * The receiver stops when nothing came for two seconds, or at the last number. One JSON object on stdout: how many were
 * sent, received and overtaken, quantiles of the one-way delay in ms, the IP-level rate between the first and the last
 * arrival in kbit/s. Both ends read the same clock; the
 * kernel stamps arrivals, so that a late wake-up of this program is not measured.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { HEADERS = 28, PORT = 9999, IDLE_MS = 2000 };

struct mark { uint32_t number; int64_t sent_ns; } __attribute__((packed));

static void fail(const char *what)
{
	fprintf(stderr, "udp-probe: %s: %s\n", what, strerror(errno));
	exit(1);
}

static int64_t clock_ns(clockid_t clock)
{
	struct timespec t;
	clock_gettime(clock, &t);
	return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static int udp_socket_in(const char *netns)
{
	char path[256];
	snprintf(path, sizeof path, "/run/netns/%s", netns);
	int ns = open(path, O_RDONLY | O_CLOEXEC);
	if (ns < 0 || setns(ns, CLONE_NEWNET) < 0) fail(path);
	close(ns);
	int s = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	if (s < 0) fail("socket");
	return s;
}

static void send_all(int s, const char *address, uint32_t count, int bytes, double per_second)
{
	struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(PORT)};
	char payload[2048] = {0};
	if (inet_pton(AF_INET, address, &to.sin_addr) != 1) fail(address);
	if (connect(s, (struct sockaddr *)&to, sizeof to) < 0) fail("connect");
	prctl(PR_SET_TIMERSLACK, 1);
	int64_t start = clock_ns(CLOCK_MONOTONIC);
	for (uint32_t n = 0; n < count; n++) {
		int64_t due = start + (int64_t)(n * 1e9 / per_second);
		struct timespec until = {due / 1000000000, due % 1000000000};
		if (due > clock_ns(CLOCK_MONOTONIC)) clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, NULL);
		struct mark mark = {n, clock_ns(CLOCK_REALTIME)};
		memcpy(payload, &mark, sizeof mark);
		if (send(s, payload, bytes - HEADERS, 0) < 0 && errno != ENOBUFS && errno != ECONNREFUSED) fail("send");
	}
}

static int64_t arrival_of(struct msghdr *message)
{
	for (struct cmsghdr *c = CMSG_FIRSTHDR(message); c; c = CMSG_NXTHDR(message, c))
		if (c->cmsg_type == SO_TIMESTAMPNS) {
			struct timespec t;
			memcpy(&t, CMSG_DATA(c), sizeof t);
			return t.tv_sec * 1000000000LL + t.tv_nsec;
		}
	return clock_ns(CLOCK_REALTIME);
}

static int ascending(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

int main(int argc, char **argv)
{
	if (argc != 7) {
		fputs("usage: udp-probe FROM-NETNS TO-NETNS TO-ADDRESS COUNT IP-BYTES PACKETS-PER-SECOND\n", stderr);
		return 2;
	}
	uint32_t count = (uint32_t)atoi(argv[4]);
	int bytes = atoi(argv[5]);
	int from = udp_socket_in(argv[1]), to = udp_socket_in(argv[2]);
	int buffer = 64 << 20, on = 1;
	struct sockaddr_in any = {.sin_family = AF_INET, .sin_port = htons(PORT)};
	setsockopt(to, SOL_SOCKET, SO_RCVBUFFORCE, &buffer, sizeof buffer);
	setsockopt(to, SOL_SOCKET, SO_TIMESTAMPNS, &on, sizeof on);
	if (bind(to, (struct sockaddr *)&any, sizeof any) < 0) fail("bind");

	double *delays = calloc(count, sizeof *delays);
	int64_t first = 0, last = 0, previous = -1;
	uint32_t received = 0, overtaken = 0;
	if (!delays) fail("calloc");

	pid_t sender = fork();
	if (sender < 0) fail("fork");
	if (sender == 0) {
		send_all(from, argv[3], count, bytes, atof(argv[6]));
		_exit(0);
	}
	struct pollfd readable = {to, POLLIN, 0};
	while (previous != (int64_t)count - 1 && received < count && poll(&readable, 1, IDLE_MS) > 0) {
		struct mark mark;
		char control[128];
		struct iovec part = {&mark, sizeof mark};
		struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof control};
		if (recvmsg(to, &message, 0) < (ssize_t)sizeof mark) continue;
		last = arrival_of(&message);
		if (received == 0) first = last;
		delays[received++] = (last - mark.sent_ns) / 1e6;
		if ((int64_t)mark.number < previous) overtaken++;
		else previous = mark.number;
	}
	int status;
	waitpid(sender, &status, 0);
	if (status != 0) return 1;

	qsort(delays, received, sizeof *delays, ascending);
	double quantile[3] = {0, 0, 0}, share[3] = {0.01, 0.5, 0.99};
	for (int i = 0; i < 3 && received; i++) quantile[i] = delays[(uint32_t)(share[i] * (received - 1))];
	double rate = last > first ? (received - 1.0) * bytes * 8e6 / (double)(last - first) : 0;
	printf("{\"sent\":%u,\"received\":%u,\"overtaken\":%u,\"delayMs\":{\"p1\":%.4f,\"median\":%.4f,\"p99\":%.4f},\"rateKbit\":%.3f}\n",
	       count, received, overtaken, quantile[0], quantile[1], quantile[2], rate);
	return 0;
}
