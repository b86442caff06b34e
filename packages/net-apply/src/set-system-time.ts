import type { Host } from './host.js';

/** Sets the machine's clock, in ms since 1970; false where the agent may not (CAP_SYS_TIME). Source: date(1). */
export async function setSystemTime(host: Pick<Host, 'run'>, instant: number): Promise<boolean> {
  const { code } = await host.run(['date', '-u', '-s', `@${Math.floor(instant / 1_000)}`]);
  return code === 0;
}
