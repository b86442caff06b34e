import { type CommandResult, runToEnd } from '@tresse/lab';

/** A network of the cloud's machines, with this machine on it. */
export interface CloudNetwork {
  /** Of its bridge. */
  readonly name: string;
  /** This machine's address. */
  readonly hostAddress: string;
  /** A namespace with one address of the network; gives the file of the one and the other. */
  attach(number: number): Promise<{ netns: string; address: string }>;
  /** A card for a machine with a kernel of its own; gives the name of this machine's end, and what its system sets. */
  plug(number: number): Promise<{ tap: string; address: string; gateway: string }>;
  detach(number: number): Promise<void>;
  /** An address that is no machine's own, of those that the network's cloud sells. */
  pooled(number: number): string;
  /** Routes such an address to a machine's own, or to none. */
  route(ip: string, to: string | undefined): Promise<void>;
  end(): Promise<void>;
}

/** Of the benchmarks' own addresses (RFC 2544), that no network behind this machine has. */
const NET = '198.18.44';
const POOL = '198.18.45';
const MACHINE_LINK = 'ens3';

/**
 * @param name at most 8 characters, of the bridge; namespaces and links begin with it
 * @param net the first three numbers of its addresses
 */
export async function startCloudNetwork(name: string, net = NET): Promise<CloudNetwork> {
  const ip = (...args: string[]): Promise<CommandResult> => ran(['ip', ...args]);
  await ip('link', 'add', name, 'type', 'bridge');
  const attached = new Map<number, { netns?: string }>();
  const detach = async (number: number) => {
    const { netns } = attached.get(number) ?? {};
    if (!attached.delete(number)) return;
    // A connection that nobody ended keeps the namespace, and with it the link, for minutes in the kernel.
    await runToEnd(['ip', 'link', 'del', `${name}.${number}`]);
    if (netns) await ip('netns', 'del', netns);
  };
  const end = async () => {
    for (const number of [...attached.keys()]) await detach(number);
    await ip('link', 'del', name);
  };
  try {
    await ip('addr', 'add', `${net}.1/24`, 'dev', name);
    await ip('link', 'set', name, 'up');
  } catch (error) {
    await end();
    throw error;
  }
  const attach = async (number: number) => {
    const [netns, outer] = [`${name}-${number}`, `${name}.${number}`];
    const address = `${net}.${number}`;
    await ip('netns', 'add', netns);
    attached.set(number, { netns });
    await ip('link', 'add', outer, 'type', 'veth', 'peer', 'name', MACHINE_LINK, 'netns', netns);
    await ip('link', 'set', outer, 'master', name, 'up');
    await ip('-n', netns, 'addr', 'add', `${address}/24`, 'dev', MACHINE_LINK);
    await ip('-n', netns, 'link', 'set', MACHINE_LINK, 'up');
    await ip('-n', netns, 'link', 'set', 'lo', 'up');
    await ip('-n', netns, 'route', 'add', 'default', 'via', `${net}.1`);
    return { netns: `/run/netns/${netns}`, address };
  };
  const pooled = (number: number) => `${POOL}.${number + 1}`;
  const route = async (address: string, to: string | undefined) => {
    if (to === undefined) await runToEnd(['ip', 'route', 'del', `${address}/32`, 'dev', name]);
    else await ip('route', 'replace', `${address}/32`, 'via', to, 'dev', name);
  };
  const plug = async (number: number) => {
    const tap = `${name}.${number}`;
    await ip('tuntap', 'add', 'dev', tap, 'mode', 'tap');
    attached.set(number, {});
    await ip('link', 'set', tap, 'master', name, 'up');
    return { tap, address: `${net}.${number}`, gateway: `${net}.1` };
  };
  return { name, hostAddress: `${net}.1`, attach, plug, detach, pooled, route, end };
}

async function ran(argv: [string, ...string[]]): Promise<CommandResult> {
  const result = await runToEnd(argv);
  if (result.code !== 0) throw new Error(`${argv.join(' ')}: ${result.stderr.trim()}`);
  return result;
}
