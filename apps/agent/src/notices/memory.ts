import type { Host } from '@tresse/net-apply';
import type { Logger } from 'pino';

/**
 * Least memory of a site's box, in MiB, as the kernel counts it, which is without what the firmware and the kernel keep: a
 * machine of 1 GB has more, one of 512 MB has less. What it is made of is in docs/first-boot.md.
 */
export const LEAST_MEMORY_MIB = 768;

/** `MemTotal` of /proc/meminfo (proc(5)), in MiB; null where it does not say. */
export function memoryMib(meminfo: string): number | null {
  const kib = /^MemTotal:\s+(\d+) kB$/m.exec(meminfo)?.[1];
  return kib === undefined ? null : Math.floor(Number(kib) / 1_024);
}

/** The machine's memory in MiB where that is too little, else null. */
export async function littleMemory(host: Pick<Host, 'readFile'>): Promise<number | null> {
  const mib = memoryMib((await host.readFile('/proc/meminfo')) ?? '');
  return mib !== null && mib < LEAST_MEMORY_MIB ? mib : null;
}

/** Notes it where a box has too little memory; it goes on nevertheless. */
export async function tellOfLittleMemory(
  host: Pick<Host, 'readFile'>,
  log: Pick<Logger, 'warn'>,
): Promise<void> {
  const mib = await littleMemory(host);
  if (mib === null) return;
  log.warn(
    { code: 'memory-small', mib, leastMib: LEAST_MEMORY_MIB },
    'this box has too little memory: it may stop when many connections are open',
  );
}
