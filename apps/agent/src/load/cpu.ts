/** Time of all processors since the machine's start, in ticks. */
export interface CpuTime {
  total: number;
  idle: number;
}

/**
 * The first row of /proc/stat (proc_stat(5)): user, nice, system, idle, iowait, irq, softirq, steal; what guests use is
 * within user. Time that the host of a virtual machine kept for itself (steal) counts as spent: it is not to be had.
 * Null for a text without it.
 */
export function cpuTime(text: string): CpuTime | null {
  const row = /^cpu +(.+)$/m.exec(text)?.[1];
  const ticks = row?.trim().split(/ +/).slice(0, 8).map(Number) ?? [];
  if (ticks.length < 8 || ticks.some((value) => !Number.isFinite(value))) return null;
  const [, , , idle = 0, iowait = 0] = ticks;
  return { total: ticks.reduce((sum, value) => sum + value, 0), idle: idle + iowait };
}

/** How much of the time between two readings was spent, 0–100. */
export function cpuPercent(before: CpuTime, after: CpuTime): number {
  const total = after.total - before.total;
  if (total <= 0) return 0;
  const spent = total - (after.idle - before.idle);
  return Math.min(100, Math.max(0, (100 * spent) / total));
}
