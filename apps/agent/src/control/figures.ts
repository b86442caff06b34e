import type { RegionProbes } from '@tresse/contracts';
import type { DeviceLink } from '@tresse/device-link';
import type { Clock } from '@tresse/reconcile';
import type { Logger } from 'pino';
import { startLoadMeter } from '../load/index.js';
import { answerOf, RegionWatch } from '../regions/index.js';
import type { Role } from '../roles/role.js';
import { CounterReader } from '../watcher/index.js';

interface FiguresOptions {
  role: Pick<Role<unknown, unknown>, 'kind' | 'ways'>;
  clock: Clock;
  log: Pick<Logger, 'warn'>;
  publish: DeviceLink['publish'];
}

/** What a device tells of itself for sites to be placed well. */
interface Figures {
  onRegions(probes: RegionProbes): void;
  stopFigures(): void;
}

/** A relay tells its load, a site how far regions are. */
export function startFigures({ role, clock, log, publish }: FiguresOptions): Figures {
  if (role.kind === 'relay') {
    const meter = startLoadMeter({
      clock,
      send: (load) => publish('load', load),
      onTrouble: (error) => log.warn({ reason: String(error) }, 'the load of this machine is not known'),
    });
    return { onRegions: () => undefined, stopFigures: () => meter.stop() };
  }
  const counters = new CounterReader();
  const watch = new RegionWatch({
    ways: () => role.ways(),
    ask: answerOf,
    counters: () => counters.read(),
    tell: (roundTrips) => publish('round-trips', roundTrips),
    clock,
  });
  return {
    onRegions: (probes) => watch.aim(probes),
    stopFigures: () => {
      watch.stop();
      counters.close();
    },
  };
}
