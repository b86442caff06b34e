import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { routes, type Site } from '@tresse/contracts';
import { PATHS } from '@tresse/deb';
import { ApiSession, awaitSite, runToEnd } from '@tresse/lab';
import { bootMachine, type Machine } from '../package/machine.js';
import { bareRoot, ran } from '../relay/bare-root.js';
import type { Installation } from '../relay/installation.js';

const OWNER = {
  name: 'Alix Example',
  email: 'alix@tresse.example',
  password: 'three ripe pears',
  organization: 'Corner Shop',
};
/** Numbers of the cloud's network: of both providers’ customers, and of a server of the internet. */
const [OUTSIDE, INTERNET] = [200, 201];
const LAN = '192.168.50';
export const LINES = ['line1', 'line2'];
const line = (index: number) => `10.98.${index + 1}`;

/** A site's box with the package on it, behind two providers, and a computer in its LAN. */
export interface SiteBox {
  readonly machine: Machine;
  /** The site once it is as wanted. */
  await(what: string, wanted: (site: Site) => boolean, timeoutMs: number): Promise<Site>;
  /** Runs a program on the computer in the LAN. */
  onLan(...argv: string[]): Promise<string>;
  /** As whom the computer in the LAN is seen in the internet. */
  seenAs(): Promise<string>;
  /** Takes the site out of the control plane. */
  remove(): Promise<void>;
  stop(): Promise<void>;
}

/** Makes a site in the only region, and plugs its box in. */
export async function startSite(name: string, here: Installation): Promise<SiteBox> {
  const ends: (() => unknown)[] = [];
  const stop = async () => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  try {
    return { ...(await start(name, here, ends)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(
  name: string,
  here: Installation,
  ends: (() => unknown)[],
): Promise<Omit<SiteBox, 'stop'>> {
  const [box, lan] = [`${name}-box`, `${name}-lan`];
  const outside = await here.network.attach(OUTSIDE);
  await connect(box, lan, outside.netns.replace(/^.*\//, ''), ends);
  const internet = await serveInternet(here, ends);
  const session = new ApiSession(here.url);
  await session.signUp(OWNER);
  const { id } = await session.call(routes.createSite, {
    body: {
      name: 'Shop',
      region: 'here',
      lines: LINES.map((device, index) => ({
        ...{ name: device, kind: 'other' as const, interface: device },
        addressing: {
          method: 'static' as const,
          address: `${line(index)}.2/24`,
          gateway: `${line(index)}.1`,
        },
        contract: { downKbit: 20_000, upKbit: 20_000 },
      })),
      lan: { interface: 'lan0', address: `${LAN}.1/24` },
    },
  });
  const { text } = await session.call(routes.createSiteClaim, { params: { siteId: id } });
  const { machine } = await bootMachine(box, `/run/netns/${box}`, await bareRoot());
  ends.push(() => machine.end());
  await machine.exec(['systemctl', 'is-system-running', '--wait']);
  await machine.install(here.packageFile);
  await machine.write(PATHS.claim, text);
  const onLan = (...argv: string[]) => output(['ip', 'netns', 'exec', lan, ...argv]);
  return {
    machine,
    await: (what, wanted, timeoutMs) => awaitSite(session, id, what, wanted, timeoutMs),
    onLan,
    remove: async () => void (await session.call(routes.removeSite, { params: { siteId: id } })),
    seenAs: () => onLan('curl', '--silent', '--show-error', '--fail', '--max-time', '20', internet),
  };
}

/** Cables between the box, its providers and its LAN. The providers' customers share an address, as many do. */
async function connect(box: string, lan: string, outside: string, ends: (() => unknown)[]): Promise<void> {
  const ip = (...args: string[]) => ran(['ip', ...args]);
  for (const netns of [box, lan]) {
    await ip('netns', 'add', netns);
    ends.push(() => ip('netns', 'del', netns));
    await ip('-n', netns, 'link', 'set', 'lo', 'up');
  }
  for (const [index, device] of LINES.entries()) {
    await ip('-n', box, 'link', 'add', device, 'type', 'veth', 'peer', 'name', device, 'netns', outside);
    await ip('-n', box, 'addr', 'add', `${line(index)}.2/24`, 'dev', device);
    await ip('-n', outside, 'addr', 'add', `${line(index)}.1/24`, 'dev', device);
    for (const netns of [box, outside]) await ip('-n', netns, 'link', 'set', device, 'up');
  }
  await ip('-n', box, 'route', 'add', 'default', 'via', `${line(0)}.1`);
  await ip('-n', box, 'link', 'add', 'lan0', 'type', 'veth', 'peer', 'name', 'eth0', 'netns', lan);
  await ip('-n', lan, 'addr', 'add', `${LAN}.10/24`, 'dev', 'eth0');
  for (const [netns, device] of [
    [box, 'lan0'],
    [lan, 'eth0'],
  ] as const) {
    await ip('-n', netns, 'link', 'set', device, 'up');
  }
  await ip('-n', lan, 'route', 'add', 'default', 'via', `${LAN}.1`);
  const inside = ['ip', 'netns', 'exec', outside] as const;
  await ran([...inside, 'sysctl', '-q', 'net.ipv4.ip_forward=1']);
  const chain = 'chain out { type nat hook postrouting priority srcnat; oifname "ens3" masquerade; }';
  const nat = `table ip nat {\n${chain}\n}`;
  await ran([...inside, 'nft', nat]);
}

/** A server of the internet that says as whom it sees its caller. Gives its address. */
async function serveInternet({ network }: Installation, ends: (() => unknown)[]): Promise<string> {
  const host = network.hostAddress.replace(/\d+$/, String(INTERNET));
  await ran(['ip', 'addr', 'add', `${host}/24`, 'dev', network.name]);
  const server: Server = createServer((request, response) => {
    response.end(request.socket.remoteAddress);
  });
  server.listen(0, host);
  await once(server, 'listening');
  ends.push(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
  const address = server.address();
  return `http://${host}:${typeof address === 'object' && address ? address.port : 0}/`;
}

async function output(argv: [string, ...string[]]): Promise<string> {
  const { code, stdout, stderr } = await runToEnd(argv);
  if (code !== 0) throw new Error(`${argv.join(' ')} ended with ${code}: ${stdout}${stderr}`);
  return stdout;
}
