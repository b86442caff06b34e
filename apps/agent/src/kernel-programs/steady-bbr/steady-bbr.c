/* SPDX-License-Identifier: Apache-2.0 OR MIT OR GPL-2.0-only */
/*
 * The kernel's own BBR, which empties the line less often: an algorithm of congestion control by the name tresse_bbr whose
 * parts are the kernel's (struct_ops). Why: docs/decisions/0043-steady-bbr.md.
 *
 * BBR empties the line for 0.2 s when it has not seen its least round trip for 10 s, which on a full line is each 10 s. It
 * only asks when it saw it last (min_rtt_stamp); that is what this program moves on, while round trips show that there is
 * nothing to learn.
 *
 * The agent carries it compiled, in program.ts, which says how that is made. BEFORE_6_10: cong_control had two arguments.
 */
typedef unsigned char __u8;
typedef unsigned int __u32;
typedef unsigned long long __u64;

#define SECTION(name) __attribute__((section(name), used))
/* Where the running kernel has each of these members is found when the program is loaded. */
#define OF_KERNEL __attribute__((preserve_access_index))

struct sock {
	int unused;
} OF_KERNEL;
struct inet_connection_sock {
	__u64 icsk_ca_priv[1];
} OF_KERNEL;
/* Round trip of what was acknowledged, in microseconds; negative where it is not known. */
struct rate_sample {
	long rtt_us;
} OF_KERNEL;
/* BBR's own memory of a connection: the least round trip in microseconds, and when it was seen, in ticks of the kernel. */
struct bbr {
	__u32 min_rtt_us;
	__u32 min_rtt_stamp;
} OF_KERNEL;
enum tcp_ca_event { CA_EVENT_TX_START };

#define KERNELS __attribute__((section(".ksyms")))
extern void bbr_init(struct sock *sk) KERNELS;
extern __u32 bbr_ssthresh(struct sock *sk) KERNELS;
extern __u32 bbr_undo_cwnd(struct sock *sk) KERNELS;
extern __u32 bbr_min_tso_segs(struct sock *sk) KERNELS;
extern void bbr_cwnd_event(struct sock *sk, enum tcp_ca_event event) KERNELS;
extern void bbr_set_state(struct sock *sk, __u8 state) KERNELS;
#ifdef BEFORE_6_10
extern void bbr_main(struct sock *sk, const struct rate_sample *rs) KERNELS;
#else
extern void bbr_main(struct sock *sk, __u32 ack, int flag, const struct rate_sample *rs) KERNELS;
#endif

static __u64 (*bpf_ktime_get_ns)(void) = (void *)5;
static __u64 (*bpf_jiffies64)(void) = (void *)118;

/* BBR lets twice of what the least round trip holds be under way: up to here the line is full without measuring anew. */
#define NEAR(rtt, least) (2 * (rtt) <= 3 * (long)(least))

/*
 * All connections empty their lines at once, once a minute: 10 s after they are left to themselves, for which there are 12.
 * One that began beside others' full queue learns so what the round trip is without them.
 */
#define EACH_S 60
#define LEFT_ALONE_S 12
#define NS_IN_S 1000000000

static void put_off_rest(struct sock *sk, const struct rate_sample *rs)
{
	struct bbr *bbr = (struct bbr *)((struct inet_connection_sock *)sk)->icsk_ca_priv;
	long rtt = rs->rtt_us;

	if (rtt < 0 || !NEAR(rtt, bbr->min_rtt_us))
		return;
	if (bpf_ktime_get_ns() / NS_IN_S % EACH_S >= LEFT_ALONE_S)
		bbr->min_rtt_stamp = bpf_jiffies64();
}

/* Arguments come as an array, whatever their types. */
#define SOCK(args) ((struct sock *)(args)[0])

SECTION("struct_ops/cong_control") void steady_main(__u64 *args)
{
#ifdef BEFORE_6_10
	const struct rate_sample *rs = (const struct rate_sample *)args[1];

	put_off_rest(SOCK(args), rs);
	bbr_main(SOCK(args), rs);
#else
	const struct rate_sample *rs = (const struct rate_sample *)args[3];

	put_off_rest(SOCK(args), rs);
	bbr_main(SOCK(args), args[1], args[2], rs);
#endif
}
SECTION("struct_ops/init") void steady_init(__u64 *args) { bbr_init(SOCK(args)); }
SECTION("struct_ops/ssthresh") __u32 steady_ssthresh(__u64 *args) { return bbr_ssthresh(SOCK(args)); }
SECTION("struct_ops/undo_cwnd") __u32 steady_undo_cwnd(__u64 *args) { return bbr_undo_cwnd(SOCK(args)); }
SECTION("struct_ops/min_tso_segs") __u32 steady_tso_segs(__u64 *args) { return bbr_min_tso_segs(SOCK(args)); }
SECTION("struct_ops/cwnd_event") void steady_event(__u64 *args) { bbr_cwnd_event(SOCK(args), args[1]); }
SECTION("struct_ops/set_state") void steady_set_state(__u64 *args) { bbr_set_state(SOCK(args), args[1]); }

/*
 * Those members of the kernel's that are given; it finds them by name. Not sndbuf_expand: send buffers of three windows, as
 * BBR's, cost eight connections at once a fifth of their rate when a program asks for them; two are TCP's usual.
 */
struct tcp_congestion_ops {
	void (*init)(__u64 *), (*cong_control)(__u64 *), (*cwnd_event)(__u64 *), (*set_state)(__u64 *);
	__u32 (*ssthresh)(__u64 *), (*undo_cwnd)(__u64 *), (*min_tso_segs)(__u64 *);
	__u32 flags;
	char name[16];
};

/* Else a network namespace may not have it for its own. */
#define TCP_CONG_NON_RESTRICTED 1

SECTION(".struct_ops") struct tcp_congestion_ops tresse_bbr = {
	.init = steady_init,
	.cong_control = steady_main,
	.ssthresh = steady_ssthresh,
	.undo_cwnd = steady_undo_cwnd,
	.min_tso_segs = steady_tso_segs,
	.cwnd_event = steady_event,
	.set_state = steady_set_state,
	.flags = TCP_CONG_NON_RESTRICTED,
	.name = "tresse_bbr",
};

/* What it calls is for such programs alone (of the name "license" the assembler thinks it is an instruction). */
char _license[] SECTION("license") = "Dual MIT/GPL";
