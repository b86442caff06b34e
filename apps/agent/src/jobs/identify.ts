import { access, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const LEDS = '/sys/class/leds';
const ACTIVITY_LEDS = ['ACT', 'led0'];
const BLINKS = 20;
const HALF_PERIOD_MS = 150;

/**
 * Blinks the Raspberry Pi's activity light for six seconds and gives it back its trigger; does nothing on a machine
 * without one (Documentation/leds/leds-class.rst).
 */
export async function blinkLed(): Promise<void> {
  const led = await activityLed();
  if (led === undefined) return;
  const trigger = /\[([^\]]+)\]/.exec(await readFile(join(led, 'trigger'), 'utf8'))?.[1] ?? 'none';
  try {
    await writeFile(join(led, 'trigger'), 'none');
    for (let half = 0; half < BLINKS * 2; half++) {
      await writeFile(join(led, 'brightness'), half % 2 === 0 ? '1' : '0');
      await sleep(HALF_PERIOD_MS);
    }
  } finally {
    await writeFile(join(led, 'trigger'), trigger);
  }
}

async function activityLed(): Promise<string | undefined> {
  for (const name of ACTIVITY_LEDS) {
    const path = join(LEDS, name);
    if (
      await access(path).then(
        () => true,
        () => false,
      )
    )
      return path;
  }
  return undefined;
}
