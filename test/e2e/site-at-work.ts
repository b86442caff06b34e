import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { routes, type Site, type SiteEvent, type SiteInput } from '@tresse/contracts';
import { awaitSite, LabClient, type NodeName, namespaceOf, provisionDemoSite } from '@tresse/lab';
import { root } from '../architecture/source-tree.js';
import type { RunningTresse } from './running-tresse.js';
import { SERVER } from './transfer.js';

const run = promisify(execFile);

/** Platform staff, as `npm start` says; so that the relays are seen too. */
const OWNER = {
  name: 'Camille Example',
  email: 'staff@tresse.example',
  password: 'three ripe pears',
  organization: 'Corner Shop',
};

/** A site that was added and plugged in through the API, with hands on the machines of its lab. */
export interface SiteAtWork {
  read(): Promise<Site>;
  /** The site once it is as wanted; `what` says how, when it never is. */
  until(what: string, wanted: (site: Site) => boolean, timeoutMs: number): Promise<Site>;
  update(generation: number, site: SiteInput): Promise<void>;
  events(): Promise<SiteEvent[]>;
  /** Repairs of changes by hand that the site's relay has told of. */
  driftAtRelay(): Promise<number>;
  /** Runs a command on a node. Rejects when it fails. */
  on(node: NodeName, command: string[]): Promise<string>;
  /** Process ids on a node whose command line matches. */
  processes(node: NodeName, command: RegExp): Promise<number[]>;
  /** Resolves when a fresh download reaches the LAN client; rejects when none did in time. */
  trafficFlows(timeoutMs: number): Promise<void>;
}

/** Provisions the demo box; `change` adjusts its site. */
export async function putToWork(
  tresse: RunningTresse,
  change: Parameters<typeof provisionDemoSite>[2],
): Promise<SiteAtWork> {
  const { session, site } = await provisionDemoSite(tresse.portalUrl, OWNER, change);
  const params = { siteId: site.id };

  async function on(node: NodeName, command: string[]): Promise<string> {
    const lab = await LabClient.find([tmpdir()], tresse.instance);
    const [program, ...args] = lab.command(node, command) ?? ['false'];
    return (await run(program, args, { timeout: 60_000 })).stdout;
  }

  async function receives(): Promise<boolean> {
    const program = join(root, 'infra/lab/traffic/transfer.mjs');
    const command = ['timeout', '4', process.execPath, program, 'down', SERVER, '1', '1', '0'];
    const printed = await on('lan', command).catch(() => '{"bytes":0}');
    return JSON.parse(printed).bytes > 0;
  }

  return {
    on,
    read: () => session.call(routes.getSite, { params }),
    until: (what, wanted, timeoutMs) => awaitSite(session, site.id, what, wanted, timeoutMs),
    update: async (generation, body) =>
      void (await session.call(routes.updateSite, { params, body: { generation, site: body } })),
    events: async () => (await session.call(routes.listSiteEvents, { params, query: { limit: 100 } })).items,
    driftAtRelay: async () => {
      const relayId = site.relay?.id ?? '';
      const { device } = await session.call(routes.getRelay, { params: { relayId } });
      return device?.driftRepaired ?? 0;
    },
    processes: async (node, command) => {
      const { stdout } = await run('ip', ['netns', 'pids', namespaceOf(tresse.instance, node)]);
      const pids = stdout.split('\n').filter((line) => line !== '');
      const commands = await Promise.all(
        pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')),
      );
      return pids
        .filter((_, index) => command.test((commands[index] ?? '').replaceAll('\0', ' ')))
        .map(Number);
    },
    trafficFlows: async (timeoutMs) => {
      const deadline = Date.now() + timeoutMs;
      while (!(await receives())) {
        if (Date.now() > deadline) throw new Error(`no traffic after ${timeoutMs} ms`);
      }
    },
  };
}
