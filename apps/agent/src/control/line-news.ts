import type { RoleListener } from '../roles/role.js';
import type { News } from './event-log.js';

interface LineNewsOptions {
  tell(news: News): void;
  /** The reported state is another than before. */
  changed(): void;
  /** A line is down: what goes by it must go elsewhere. */
  leave(lineId: string): void;
}

/** Turns what the role sees of its lines into events of the timeline and a new report. */
export function createLineNews({ tell, changed, leave }: LineNewsOptions) {
  /** Lines that were told to be down: the first sign of life of a line is not its return. */
  const down = new Set<string>();
  return {
    onLine: ({ lineId, state, cause, silentMs, lastedMs }) => {
      if (state === 'down') {
        down.add(lineId);
        tell({ kind: 'line.down', lineId, cause: cause ?? 'silent', silentMs });
        leave(lineId);
      } else if (down.delete(lineId)) {
        tell({ kind: 'line.up', lineId, downMs: lastedMs });
      }
      changed();
    },
    onCarrier: ({ lineId, carrier }) => {
      tell({ kind: 'line.carrier', lineId, carrier });
      changed();
    },
    onPassage: ({ lineId, passage }) => {
      if (passage === 'stripped') tell({ kind: 'line.mptcp-stripped', lineId });
      if (passage === 'shared-address') tell({ kind: 'line.address-shared', lineId });
      changed();
    },
    onAllowance: (used) => tell({ kind: 'line.allowance', ...used }),
    onLineReport: changed,
  } satisfies Partial<RoleListener>;
}
