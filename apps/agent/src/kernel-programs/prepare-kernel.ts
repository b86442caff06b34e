import type { DeviceRole } from '@tresse/contracts';
import { type Host, realHost } from '@tresse/net-apply';
import type { Logger } from 'pino';
import { EXIT, type ExitCode } from '../exit-code.js';
import { boundInitialPacing } from './initial-pacing/bound-initial-pacing.js';
import { registerSteadyBbr } from './steady-bbr/register-steady-bbr.js';

/**
 * What is done with all rights before the agent runs, which then has none for it: BBR that lets lines run empty less often, and
 * on a relay, whose kernel alone accepts connections before it knows their round trip, the bound on their first rate. Says
 * what could not be done and what that costs.
 */
export async function prepareKernel(
  { role, group }: { role: DeviceRole; group: string | null },
  log: Pick<Logger, 'warn'>,
  host: Host = realHost(),
): Promise<ExitCode> {
  const unsteady = await registerSteadyBbr(host);
  if (unsteady !== null)
    log.warn(
      { reason: unsteady },
      'lines that lose packets will run empty for 0.2 s in each 10: BBR is the kernel’s',
    );
  const unbounded = role === 'relay' ? await boundInitialPacing(host, group) : null;
  if (unbounded !== null)
    log.warn(
      { reason: unbounded },
      'a line that returns will hold up the others for a second: the initial pacing is not bounded',
    );
  return unsteady === null && unbounded === null ? EXIT.done : EXIT.failed;
}
