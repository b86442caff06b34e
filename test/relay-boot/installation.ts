import { RELEASE } from '../relay/bare-root.js';
import { type Installation, startInstallation } from '../relay/installation.js';
import { Guests } from './guests.js';

/** A control plane whose local cloud sells booted machines. */
export interface BootedInstallation extends Installation {
  readonly guests: Guests;
}

/** Not the namespaces' network: both may be at work. */
const NET = '198.18.45';

/**
 * @param name at most 8 characters
 * @param installMinutes that a server has to enrol: no cloud's processor is emulated, on a machine that is busy besides
 */
export async function startBootedInstallation(
  name: string,
  { installMinutes = 60 } = {},
): Promise<BootedInstallation> {
  const opened: Guests[] = [];
  const close = async () => {
    for (const guests of opened) await guests.close();
  };
  try {
    const here = await startInstallation(name, {
      net: NET,
      environment: { TRESSE_RELAY_INSTALL_MINUTES: String(installMinutes) },
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
