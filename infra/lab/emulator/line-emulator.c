/*
 * One internet line as a process: two TAP interfaces, one in the site's network namespace and one in the internet's,
 * with a slow, long, lossy wire between them, since netem is not in every kernel.
 *
 *   line-emulator SITE-NETNS SITE-INTERFACE INET-NETNS INET-INTERFACE
 *
 * Each direction is a drop-tail queue, then a transmitter of a fixed rate, then a delay. Rates count IP bytes (a frame
 * less its 14-byte Ethernet header). Commands come as lines on stdin, each answered by `ok` or `error …` on stdout:
 *
 *   down|up [rate KBIT/S] [delay MS] [jitter MS] [loss PERCENT] [queue MS]     what is not named keeps its value
 *   cut                              a black hole both ways; what is queued or in flight is lost too
 *   restore                          the end of it
 *
 * End of stdin ends the process and with it both interfaces, so that nothing outlives whoever started it.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/if_tun.h>
#include <net/if.h>
#include <poll.h>
#include <sched.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { ETHERNET_HEADER = 14, LARGEST_FRAME = 2048, READ_BATCH = 64, MEMORY_LIMIT = 64 << 20, INTERFACE_QUEUE = 5000 };
static const double NS_PER_MS = 1e6;
static const int64_t LEAST_PAUSE_NS = 500000;
/* A packet is lone when nothing was given or taken for so long before. */
static const int64_t LONE_AFTER_NS = 2000000;

struct packet {
	struct packet *next;
	int64_t time; /* arrival while it waits in the queue, departure from the wire afterwards; ns */
	int length;
	char frame[];
};

struct list { struct packet *first, *last; };

struct settings { double rate_kbit, delay_ms, jitter_ms, loss_percent, queue_ms; };

struct direction {
	int in, out;
	struct settings set;
	struct list queue, wire;
	int64_t queued_bytes; /* IP bytes that wait for the transmitter */
	int64_t memory;       /* bytes held by both lists */
	int64_t free_at;      /* when the transmitter has sent what it was given */
	int64_t last_due;     /* departure of the latest packet on the wire: none may leave before it */
	int64_t knot_at;      /* jitter is a line through random knots: start of the present piece … */
	double knot[2];       /* … and its two ends, in ms */
};

static void fail(const char *what)
{
	fprintf(stderr, "line-emulator: %s: %s\n", what, strerror(errno));
	exit(1);
}

static int64_t now_ns(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000000000LL + t.tv_nsec;
}

/* Uniform in [0, 1): xorshift64* (Vigna 2016). */
static double chance(void)
{
	static uint64_t state;
	while (state == 0)
		if (getrandom(&state, sizeof state, 0) < 0) fail("getrandom");
	state ^= state >> 12, state ^= state << 25, state ^= state >> 27;
	return (double)((state * 0x2545F4914F6CDD1DULL) >> 11) / 9007199254740992.0;
}

static void append(struct list *list, struct packet *packet)
{
	packet->next = NULL;
	if (list->first) list->last->next = packet;
	else list->first = packet;
	list->last = packet;
}

static struct packet *take(struct list *list)
{
	struct packet *packet = list->first;
	list->first = packet->next;
	return packet;
}

static void discard(struct direction *d, struct packet *packet)
{
	d->memory -= sizeof *packet + packet->length;
	free(packet);
}

static int ip_bytes(const struct packet *packet)
{
	return packet->length > ETHERNET_HEADER ? packet->length - ETHERNET_HEADER : 0;
}

static int64_t sending_ns(const struct direction *d, int64_t bytes)
{
	return (int64_t)(bytes * 8 * 1e6 / d->set.rate_kbit);
}

/*
 * Deviation from the mean delay at a moment, within ± jitter. The knots are 4 jitters apart, so the delay never falls
 * faster than half the time that passes: packets can't overtake each other, and the mean stays the delay that was set.
 */
static double jitter_ms(struct direction *d, int64_t at)
{
	double jitter = d->set.jitter_ms, piece = 4 * jitter * NS_PER_MS;
	if (jitter == 0) return 0;
	while (at >= d->knot_at + (int64_t)piece) {
		d->knot_at = at - d->knot_at > 2 * piece ? at : d->knot_at + (int64_t)piece;
		d->knot[0] = d->knot[1];
		d->knot[1] = (2 * chance() - 1) * jitter;
	}
	return d->knot[0] + (d->knot[1] - d->knot[0]) * (double)(at - d->knot_at) / piece;
}

/* Gives the transmitter every packet whose turn has come by now. Times are exact however late this is called. */
static void transmit(struct direction *d, int64_t now)
{
	while (d->queue.first && d->free_at <= now) {
		struct packet *packet = take(&d->queue);
		int64_t start = packet->time > d->free_at ? packet->time : d->free_at;
		d->queued_bytes -= ip_bytes(packet);
		d->free_at = start + sending_ns(d, ip_bytes(packet));
		if (chance() * 100 < d->set.loss_percent) {
			discard(d, packet);
			continue;
		}
		packet->time = d->free_at + (int64_t)((d->set.delay_ms + jitter_ms(d, d->free_at)) * NS_PER_MS);
		if (packet->time < d->last_due) packet->time = d->last_due;
		d->last_due = packet->time;
		append(&d->wire, packet);
	}
}

static void receive(struct direction *d, bool cut)
{
	static char frame[LARGEST_FRAME];
	for (int i = 0; i < READ_BATCH; i++) {
		ssize_t length = read(d->in, frame, sizeof frame);
		if (length < 0 && (errno == EAGAIN || errno == EINTR)) return;
		if (length < 0) fail("read"); /* the interface is gone, with its namespace */
		int64_t now = now_ns();
		transmit(d, now);
		int64_t sending = d->free_at > now ? d->free_at - now : 0;
		bool full = sending + sending_ns(d, d->queued_bytes) > d->set.queue_ms * NS_PER_MS;
		if (cut || full || d->memory > MEMORY_LIMIT) continue;
		struct packet *packet = malloc(sizeof *packet + length);
		if (!packet) continue;
		packet->time = now;
		packet->length = (int)length;
		memcpy(packet->frame, frame, length);
		append(&d->queue, packet);
		d->queued_bytes += ip_bytes(packet);
		d->memory += sizeof *packet + length;
	}
}

/* Sends what is due. Returns when to come back, in ns; INT64_MAX: not before a packet arrives. */
static int64_t deliver(struct direction *d)
{
	for (;;) {
		int64_t now = now_ns();
		transmit(d, now);
		if (!d->wire.first) return d->queue.first ? d->free_at : INT64_MAX;
		if (d->wire.first->time > now) return d->wire.first->time;
		struct packet *packet = take(&d->wire);
		/* Fails when the far interface is down: then the packet is lost, as on any wire. */
		if (write(d->out, packet->frame, packet->length) < 0) errno = 0;
		discard(d, packet);
	}
}

/* Packets of a fast line are taken and given in small bursts, as network cards and radio cells do: a wake-up for each
   costs the machine more than all the rest of this program. A lone packet does not wait, neither when it comes nor when
   it is due. */
static void rest_until(int64_t moment)
{
	struct timespec until = {moment / 1000000000, moment % 1000000000};
	if (moment > now_ns()) clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, NULL);
}

static void lose_everything(struct direction *d)
{
	while (d->queue.first) discard(d, take(&d->queue));
	while (d->wire.first) discard(d, take(&d->wire));
	d->queued_bytes = d->free_at = d->last_due = 0;
}

/* Changes what the words name, or nothing when one of them is wrong. Returns the error, or NULL. */
static const char *change(struct direction *d, char **rest)
{
	struct settings set = d->set;
	for (char *key; (key = strtok_r(NULL, " ", rest));) {
		char *text = strtok_r(NULL, " ", rest), *end = text;
		double value = text ? strtod(text, &end) : -1;
		if (!text || *end || !(value >= 0 && value <= 1e7)) return "value is not a number from 0 to 10000000";
		if (!strcmp(key, "rate") && value > 0) set.rate_kbit = value;
		else if (!strcmp(key, "delay")) set.delay_ms = value;
		else if (!strcmp(key, "jitter")) set.jitter_ms = value;
		else if (!strcmp(key, "loss") && value <= 100) set.loss_percent = value;
		else if (!strcmp(key, "queue")) set.queue_ms = value;
		else return "unknown word, or its value is out of range";
	}
	if (set.jitter_ms > set.delay_ms) return "jitter is larger than delay";
	transmit(d, now_ns());
	if (set.jitter_ms != d->set.jitter_ms) d->knot_at = 0, d->knot[0] = d->knot[1] = 0;
	d->set = set;
	return NULL;
}

static const char *obey(char *line, struct direction *down, struct direction *up, bool *cut)
{
	char *rest, *word = strtok_r(line, " ", &rest);
	if (!word) return "empty line";
	if (!strcmp(word, "down")) return change(down, &rest);
	if (!strcmp(word, "up")) return change(up, &rest);
	if (!strcmp(word, "restore")) return *cut = false, NULL;
	if (strcmp(word, "cut")) return "unknown command";
	*cut = true;
	lose_everything(down);
	lose_everything(up);
	return NULL;
}

/* A TAP interface in a named network namespace; an open descriptor of /dev/net/tun stays with the namespace it was
   opened in, so one process can hold one in each. Its queue is long: what waits while this process does not run arrives
   late, as on a busy machine all does, but the line loses only what it is told to. */
static int open_tap(const char *netns, const char *interface)
{
	char path[256];
	snprintf(path, sizeof path, "/run/netns/%s", netns);
	int ns = open(path, O_RDONLY | O_CLOEXEC);
	if (ns < 0 || setns(ns, CLONE_NEWNET) < 0) fail(path);
	close(ns);
	int tap = open("/dev/net/tun", O_RDWR | O_NONBLOCK | O_CLOEXEC);
	struct ifreq request = {.ifr_flags = IFF_TAP | IFF_NO_PI};
	snprintf(request.ifr_name, IFNAMSIZ, "%s", interface);
	if (tap < 0 || ioctl(tap, TUNSETIFF, &request) < 0) fail(interface);
	int any = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	request.ifr_qlen = INTERFACE_QUEUE;
	if (any < 0 || ioctl(any, SIOCSIFTXQLEN, &request) < 0) fail(interface);
	close(any);
	return tap;
}

/* Reads commands and answers them. Returns false at the end of stdin. */
static bool listen_to_stdin(struct direction *down, struct direction *up, bool *cut)
{
	static char text[4096];
	static size_t held;
	ssize_t more = read(STDIN_FILENO, text + held, sizeof text - held);
	if (more <= 0) return more < 0 && errno == EINTR;
	held += more;
	for (char *end; (end = memchr(text, '\n', held));) {
		*end = 0;
		const char *error = obey(text, down, up, cut);
		if (error) printf("error %s\n", error);
		else puts("ok");
		held -= end + 1 - text;
		memmove(text, end + 1, held);
	}
	return held < sizeof text;
}

int main(int argc, char **argv)
{
	if (argc != 5) {
		fputs("usage: line-emulator SITE-NETNS SITE-INTERFACE INET-NETNS INET-INTERFACE\n", stderr);
		return 2;
	}
	int site = open_tap(argv[1], argv[2]), inet = open_tap(argv[3], argv[4]);
	struct settings open_road = {.rate_kbit = 1e6, .queue_ms = 150};
	struct direction down = {.in = inet, .out = site, .set = open_road};
	struct direction up = {.in = site, .out = inet, .set = open_road};
	bool cut = false;

	/* Exact wake-ups on a busy machine: no timer slack, and a real-time class where that is allowed. */
	prctl(PR_SET_TIMERSLACK, 1);
	sched_setscheduler(0, SCHED_FIFO, &(struct sched_param){.sched_priority = 10});
	setvbuf(stdout, NULL, _IOLBF, 0);
	puts("ready");

	for (int64_t served = 0, woken = 0;; woken = now_ns()) {
		if (woken - served < LONE_AFTER_NS) rest_until(woken + LEAST_PAUSE_NS);
		int64_t next_down = deliver(&down), next_up = deliver(&up);
		int64_t wait = (next_down < next_up ? next_down : next_up);
		served = now_ns();
		struct pollfd fds[] = {{STDIN_FILENO, POLLIN, 0}, {site, POLLIN, 0}, {inet, POLLIN, 0}};
		struct timespec timeout, *until = NULL;
		if (wait != INT64_MAX) {
			wait -= served;
			if (wait < 0) wait = 0;
			timeout = (struct timespec){wait / 1000000000, wait % 1000000000};
			until = &timeout;
		}
		if (ppoll(fds, 3, until, NULL) < 0 && errno != EINTR) fail("ppoll");
		if (fds[0].revents && !listen_to_stdin(&down, &up, &cut)) return 0;
		if (fds[1].revents) receive(&up, cut);
		if (fds[2].revents) receive(&down, cut);
	}
}
