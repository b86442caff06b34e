import type { DeviceRole } from '@tresse/contracts';
import { realHost } from '@tresse/net-apply';
import type { Logger } from 'pino';
import { EXIT, type ExitCode } from '../exit-code.js';
import { boundInitialPacing } from './bound-initial-pacing.js';

/** The relay's kernel alone accepts connections before it knows their round trip; a box opens them. */
export async function boundPacing(
  { role, group }: { role: DeviceRole; group: string | null },
  log: Logger,
): Promise<ExitCode> {
  if (role === 'site') return EXIT.done;
  const reason = await boundInitialPacing(realHost(), group);
  if (reason === null) return EXIT.done;
  log.warn(
    { reason },
    'a line that returns will hold up the others for a second: the initial pacing is not bounded',
  );
  return EXIT.failed;
}
