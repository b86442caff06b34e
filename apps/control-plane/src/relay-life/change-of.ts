import type { Money, RelayProblem, RelayState } from '@tresse/contracts';
import type { Moment, RelayFacts } from './facts.js';
import { isOfInstaller } from './problems.js';
import type { Write } from './steps.js';

/** Columns of a relay that a write changes; those that are not there stay. */
export interface RelayColumns {
  state?: RelayState;
  stateSince?: Date;
  serverId?: string | null;
  publicAddress?: string | null;
  ipv6Prefix?: null;
  pricePerMonth?: Money | null;
  lineKbit?: number | null;
  problem?: RelayProblem | null;
  attempts?: number;
  nextAttemptAt?: Date | null;
  condemned?: boolean;
  rebuilds?: number;
  sealedUserData?: string | null;
  preparedAt?: Date | null;
  removedAt?: Date;
}

const CALM = { problem: null, attempts: 0, nextAttemptAt: null } as const;
const NO_ORDER = { serverId: null, condemned: false, sealedUserData: null, preparedAt: null } as const;

/** What a write makes of a relay's row. The user data of `prepare` are the writer's to add. */
export function changeOf(relay: RelayFacts, write: Write, { now }: Pick<Moment, 'now'>): RelayColumns {
  const enter = (state: RelayState): RelayColumns =>
    state === relay.state ? {} : { state, stateSince: now };
  switch (write.write) {
    case 'prepare':
      return { preparedAt: now };
    case 'adopt': {
      const { serverId, pricePerMonth, lineKbit } = write;
      const told = {
        ...(pricePerMonth !== undefined && { pricePerMonth }),
        // What staff said of the line is worth more than the provider's catalogue.
        ...(lineKbit !== undefined && relay.lineKbit === null && { lineKbit }),
      };
      // One that is condemned only learns what else there is to destroy.
      const state = relay.condemned ? {} : { ...enter('creating'), ...CALM };
      return { serverId, ...told, ...state };
    }
    case 'address':
      // The installer may have failed before the provider told that the server runs.
      return {
        ...{ publicAddress: write.ip, ...enter('installing'), ...CALM },
        ...(isOfInstaller(relay.problem) && { problem: relay.problem }),
      };
    case 'enter':
      return { ...enter(write.state), ...CALM };
    case 'note': {
      const { problem, attempts, nextAttemptAt } = write;
      return { problem, attempts, nextAttemptAt };
    }
    case 'condemn':
      return { condemned: true, problem: write.problem, attempts: 0, nextAttemptAt: null };
    case 'rebuild':
      return {
        ...enter('requested'),
        ...NO_ORDER,
        publicAddress: null,
        problem: write.problem,
        attempts: 0,
        nextAttemptAt: null,
        rebuilds: relay.rebuilds + 1,
      };
    case 'fail':
      return {
        ...enter('failed'),
        ...(write.forgets && { ...NO_ORDER, publicAddress: null }),
        problem: write.problem,
        attempts: 0,
        nextAttemptAt: null,
      };
    case 'forget':
      return {};
    case 'bury':
      // Its address and prefix may be another’s from now on.
      return {
        ...enter('gone'),
        ...NO_ORDER,
        ...CALM,
        publicAddress: null,
        ipv6Prefix: null,
        removedAt: now,
      };
  }
}
