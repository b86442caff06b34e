import { realHost, takeDown } from '@tresse/net-apply';
import type { Logger } from 'pino';
import { EXIT, type ExitCode } from './exit-code.js';
import { pathsOf } from './run.js';

/** Takes everything down that an agent has made with this state directory; identity and documents stay. */
export async function down(stateDir: string, log: Logger): Promise<ExitCode> {
  const { done, failed } = await takeDown(realHost(), pathsOf(stateDir));
  if (failed) {
    log.error(
      { code: failed.code, reason: failed.message, done: done.length },
      'not everything could be taken down',
    );
    return EXIT.failed;
  }
  log.info({ steps: done.length }, 'taken down');
  return EXIT.done;
}
