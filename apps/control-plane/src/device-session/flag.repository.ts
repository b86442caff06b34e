import type { Id } from '@tresse/contracts';
import type { Flag } from '../broker/index.js';
import type { Transaction } from '../database/index.js';

/** Raises the device's counter and keeps the newest flag. */
export async function countFlag(tx: Transaction, deviceId: Id, flag: Flag): Promise<void> {
  await tx.device.updateMany({
    where: { id: deviceId },
    data: { flagCount: { increment: 1 }, lastFlag: flag },
  });
}
