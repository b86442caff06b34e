import type { ReportedLine } from '@tresse/contracts';
import { foundInterfaces, type HostState, NO_USES } from '@tresse/net-plan';
import type { LineFinder } from '../finder/index.js';
import type { Overview } from './role.js';
import type { SettingsInShort } from './role-plan.js';

/** What an overview is made from. */
export interface Shown {
  /** The host as it was seen last; undefined before that. */
  seen: HostState | undefined;
  /** What is asked of the box; undefined while nothing is. */
  settings: SettingsInShort | undefined;
  /** What the watcher knows of the lines. */
  states: readonly ReportedLine[];
  /** What finds lines while there are no settings, where anything does. */
  finder: Pick<LineFinder, 'internet' | 'lanAddresses'> | undefined;
}

/** A line of which the watcher does not know. */
const UNWATCHED = { state: 'unknown', cause: null, carrier: 'udp' } as const;

/** What the box shows of itself: by its settings, or by what its finder has found while it has none. */
export function overviewOf({ seen, settings, states, finder }: Shown): Overview {
  const uses = settings
    ? {
        lines: settings.lines.map((line) => line.interface),
        lan: settings.lan.interface,
        internet: NO_USES.internet,
      }
    : { ...NO_USES, internet: finder?.internet() ?? NO_USES.internet };
  return {
    interfaces: seen && foundInterfaces(seen, uses),
    lines: (settings?.lines ?? []).map(({ id, name, interface: own }) => {
      const { state, cause, carrier } = states.find((line) => line.id === id) ?? UNWATCHED;
      return { name, interface: own, state, cause, carrier };
    }),
    lanAddresses: settings ? [settings.lan.address] : (finder?.lanAddresses() ?? []),
  };
}
