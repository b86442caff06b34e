/** The network with its two stations and nothing on them yet, for suites of one subject each. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endScripts } from '../scripts.js';
import { certify, makeAuthority } from './certificates.js';
import { DEVICES } from './desired.js';
import { buildNetwork, removeNetwork } from './network.js';
import { StationProcess } from './station-process.js';
import { buildStation } from './station-program.js';

/** Both stations on their network. */
export interface Rig {
  readonly site: StationProcess;
  readonly relay: StationProcess;
  /** State directories of the two. */
  readonly siteState: string;
  readonly relayState: string;
  /** Starts a second relay. */
  anotherRelay(): StationProcess;
  /** Gives both devices certificates of one authority, which carrier `direct` needs. */
  certify(): Promise<void>;
  /** Ends all that was started and removes the network. */
  end(): Promise<void>;
}

/** Builds the network and starts both stations. */
export async function startRig(): Promise<Rig> {
  const directory = mkdtempSync(join(tmpdir(), 'tresse-data-plane-'));
  const program = await buildStation(directory);
  const emulators = await buildNetwork(directory);
  const [siteState, relayState] = [join(directory, 'site'), join(directory, 'relay')];
  const site = new StationProcess('site', program, siteState);
  const relay = new StationProcess('relay', program, relayState);
  const certifyBoth = async () => {
    const authority = await makeAuthority();
    await certify(authority, { role: 'site', deviceId: DEVICES.site }, siteState);
    await certify(authority, { role: 'relay', deviceId: DEVICES.relay }, relayState);
  };
  let second: StationProcess | undefined;
  const anotherRelay = () => {
    second = new StationProcess('relay2', program, join(directory, 'relay2'));
    return second;
  };
  const end = async () => {
    endScripts();
    site.end();
    relay.end();
    second?.end();
    for (const emulator of emulators) await emulator.stop();
    removeNetwork();
    rmSync(directory, { recursive: true, force: true });
  };
  return { site, relay, siteState, relayState, anotherRelay, certify: certifyBoth, end };
}
