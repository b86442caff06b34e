/*
 * Bounds what the kernel believes of a connection's rate before it has measured its round trip, in the kernel itself, as
 * a program of type sock_ops on the relay's control group. Why: docs/decisions/0042-initial-pacing.md.
 *
 * The agent carries it compiled, in program.ts, which says how that is made.
 */
#include <linux/bpf.h>
#include <asm/socket.h>

/* About a slow line's, in bytes/s: less lets the first segments wait, more lets other lines wait for this one. */
#define INITIAL_BYTES_PER_S 500000
#define UNBOUNDED (~0U)

static long (*bpf_setsockopt)(void *, int, int, void *, int) = (void *) BPF_FUNC_setsockopt;
static long (*bpf_sock_ops_cb_flags_set)(struct bpf_sock_ops *, int) = (void *) BPF_FUNC_sock_ops_cb_flags_set;

static void bound_pacing(struct bpf_sock_ops *ops, __u32 bytes_per_s)
{
	bpf_setsockopt(ops, SOL_SOCKET, SO_MAX_PACING_RATE, &bytes_per_s, sizeof bytes_per_s);
}

__attribute__((section("sockops"), used)) int initial_pacing(struct bpf_sock_ops *ops)
{
	if (ops->op == BPF_SOCK_OPS_PASSIVE_ESTABLISHED_CB && ops->srtt_us == 0) {
		bound_pacing(ops, INITIAL_BYTES_PER_S);
		bpf_sock_ops_cb_flags_set(ops, BPF_SOCK_OPS_RTT_CB_FLAG);
	} else if (ops->op == BPF_SOCK_OPS_RTT_CB) {
		bound_pacing(ops, UNBOUNDED);
		bpf_sock_ops_cb_flags_set(ops, 0);
	}
	return 1;
}

/* The kernel asks for it (of the name "license" Debian's assembler thinks it is an instruction). */
char _license[] __attribute__((section("license"), used)) = "Apache-2.0";
