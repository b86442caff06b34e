import { connect } from 'node:net';
import { addressOf, type Way } from '../enrol/index.js';

/** How far a way leads. */
export type Reach = 'control-plane' | 'internet' | 'nowhere';

/** Where something listens. */
export interface Target {
  readonly host: string;
  readonly port: number;
}

/** Two of Quad9's resolvers, which the box asks for names anyway: who answers there is on the internet. */
const INTERNET: readonly Target[] = [
  { host: '9.9.9.9', port: 53 },
  { host: '149.112.112.112', port: 53 },
];

const TIMEOUT_MS = 5_000;

/** How far a way leads, by connections that are closed once they are there. */
export async function reachBy(way: Way, controlPlane: Target): Promise<Reach> {
  if (await answers(way, controlPlane)) return 'control-plane';
  const others = await Promise.all(INTERNET.map((target) => answers(way, target)));
  return others.includes(true) ? 'internet' : 'nowhere';
}

async function answers(way: Way, { host, port }: Target): Promise<boolean> {
  const address = await addressOf(host, way).catch(() => undefined);
  if (address === undefined) return false;
  return new Promise((resolve) => {
    const { localAddress } = way;
    const socket = connect({
      host: address,
      port,
      timeout: TIMEOUT_MS,
      ...(localAddress ? { localAddress } : {}),
    });
    const done = (answered: boolean) => {
      socket.destroy();
      resolve(answered);
    };
    socket.once('connect', () => done(true));
    socket.once('timeout', () => done(false));
    socket.once('error', () => done(false));
  });
}
