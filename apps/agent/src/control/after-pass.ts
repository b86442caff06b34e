import type { DesiredDocument } from '@tresse/contracts';
import type { Pass } from '@tresse/reconcile';
import type { Logger } from 'pino';
import type { Role } from '../roles/role.js';
import type { DriftRecord } from './drift-record.js';
import type { News } from './event-log.js';
import type { DocumentKeeper } from './keeper.js';

interface AfterPassOptions<Step> {
  keeper: DocumentKeeper;
  role: Pick<Role<unknown, Step>, 'describe' | 'settled' | 'touchesManagement'>;
  drift: DriftRecord;
  log: Logger;
  tell(news: News): void;
  /** The reported state is another than before. */
  changed(): void;
  /** Gives up the connection and makes another. */
  reconnect(): void;
}

/** What follows from a pass of the reconciler. */
export interface AfterPass<Step> {
  onPass(pass: Pass<readonly DesiredDocument[], Step>): Promise<void>;
  /** The way to the control plane is another one than before: connect anew once the next pass has ended well. */
  pathChanged(): void;
}

/** Keeps, tells and reports how passes end; the old connection is given up before a generation counts as applied. */
export function createAfterPass<Step>(options: AfterPassOptions<Step>): AfterPass<Step> {
  const { keeper, role, drift, log, tell, changed, reconnect } = options;
  let pathChanged = false;
  let failing = false;

  async function noteDrift(repairs: readonly Step[]): Promise<void> {
    if (repairs.length === 0) return;
    const steps = repairs.map((step) => role.describe(step)).slice(0, 20);
    await drift.add(steps);
    tell({ kind: 'drift.repaired', steps });
  }

  async function ended(pass: Pass<readonly DesiredDocument[], Step>): Promise<void> {
    role.settled();
    await noteDrift(pass.drift);
    const fresh = keeper.unproven(pass.desired);
    if (pathChanged || fresh.some((document) => role.touchesManagement(document))) reconnect();
    pathChanged = false;
    await keeper.applied(pass.desired);
    for (const { generation, scope } of fresh) {
      log.info({ scope, generation }, 'generation applied, waiting for confirmation');
      tell({ kind: 'generation.applied', scope, generation });
    }
    if (fresh.length > 0 || pass.done.length > 0 || failing) changed();
    failing = false;
  }

  return {
    onPass: async (pass) => {
      const steps = pass.done.map((step) => role.describe(step));
      if (pass.outcome === 'failed') {
        log.error({ ...pass.error, steps, reasons: pass.reasons }, 'the desired state could not be applied');
        await keeper.failed(pass.desired, pass.error?.message ?? '');
        failing = true;
        changed();
        return;
      }
      if (steps.length > 0) {
        log.info({ steps, reasons: pass.reasons, outcome: pass.outcome }, 'host changed');
      }
      await ended(pass);
    },
    pathChanged: () => {
      pathChanged = true;
    },
  };
}
