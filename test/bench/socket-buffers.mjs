/** What the bench changes of the machine itself while it runs. */
import { access, readFile, writeFile } from 'node:fs/promises';

/**
 * Receive buffer in bytes of sockets that ask for none. `wireguard-go` asks for none and, with the default of 208 kB, loses
 * thousands of packets of a fast line while it waits for a processor; WireGuard in the kernel has no such socket.
 * A namespace has no default of its own, so this is the whole machine's.
 */
const SETTING = { path: '/proc/sys/net/core/rmem_default', bytes: 2_097_152 };
/** Present when the kernel has WireGuard, built in or loaded. */
const KERNEL_WIREGUARD = '/sys/module/wireguard';

/** Lets `wireguard-go` have room, where it is what makes tunnels. Returns what gives the machine its own setting back. */
export async function makeRoomForTunnels() {
  const inKernel = await access(KERNEL_WIREGUARD).then(
    () => true,
    () => false,
  );
  const before = (await readFile(SETTING.path, 'utf8')).trim();
  if (inKernel || Number(before) >= SETTING.bytes) return async () => {};
  await writeFile(SETTING.path, String(SETTING.bytes));
  return () => writeFile(SETTING.path, before);
}
