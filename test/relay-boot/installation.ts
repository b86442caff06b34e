import type { Id } from '@tresse/contracts';
import pg from 'pg';
import { ownerUrl } from '../lab/control-plane.js';
import { RELEASE } from '../relay/bare-root.js';
import { type Installation, startInstallation } from '../relay/installation.js';
import { Guests } from './guests.js';

/** A control plane whose local cloud sells booted machines. */
export interface BootedInstallation extends Installation {
  readonly guests: Guests;
  /** So many minutes pass for a relay, or are given to it where there are fewer than none. */
  passes(id: Id, minutes: number): Promise<void>;
}

/** Not the namespaces' network: both may be at work. */
const NET = '198.18.45';

/** @param name at most 8 characters */
export async function startBootedInstallation(name: string): Promise<BootedInstallation> {
  const opened: Guests[] = [];
  const close = async () => {
    for (const guests of opened) await guests.close();
  };
  try {
    const here = await startInstallation(name, {
      net: NET,
      makeHardware: async (network, caPem) => {
        const guests = await Guests.open(network, caPem, RELEASE);
        opened.push(guests);
        return guests;
      },
    });
    const [guests] = opened;
    if (!guests) throw new Error('The cloud has no machines.');
    return {
      ...here,
      guests,
      passes: (id, minutes) => age(here.dataDir, id, minutes),
      stop: async () => {
        await here.stop();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function age(dataDir: string, id: Id, minutes: number): Promise<void> {
  const client = new pg.Client({ connectionString: await ownerUrl(dataDir) });
  await client.connect();
  try {
    const aged = 'UPDATE relay SET state_since = state_since - make_interval(mins => $2) WHERE id = $1';
    await client.query(aged, [id, minutes]);
  } finally {
    await client.end();
  }
}
