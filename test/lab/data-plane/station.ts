/**
 * A device without its agent: reads one order a line from standard input, plans and applies it in the namespace it
 * was started in, and answers with one line.
 */
import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { RelayDesired, RelaySiteDesired, SiteDesired } from '@tresse/contracts';
import {
  execute,
  FastPath,
  observe,
  type PassageProbe,
  probePassage,
  readCapabilities,
  readLineCounts,
  realHost,
  takeDown,
} from '@tresse/net-apply';
import {
  type LineVerdicts,
  NO_VERDICTS,
  type Paths,
  planRelay,
  planSite,
  relayContingency,
  type Step,
  siteContingency,
} from '@tresse/net-plan';

/** What a station should be. */
export type Role =
  | { readonly role: 'site'; readonly desired: SiteDesired }
  | { readonly role: 'relay'; readonly desired: RelayDesired; readonly sites: readonly RelaySiteDesired[] };

/** What a test asks of a station. */
export type Order =
  | { readonly order: 'apply' | 'plan'; readonly role: Role; readonly verdicts?: LineVerdicts }
  | { readonly order: 'prepare'; readonly role: Role; readonly verdicts?: LineVerdicts }
  | { readonly order: 'counts' }
  | { readonly order: 'probe'; readonly probe: PassageProbe }
  | { readonly order: 'fire'; readonly tunnel: string; readonly verdict: 'down' | 'up' }
  | { readonly order: 'down' };

const host = realHost();
const fastPath = new FastPath(host);
const [stateDir = ''] = process.argv.slice(2);
const paths: Paths = {
  stateDir,
  wireguardKey: `${stateDir}/wireguard.key`,
  get identity() {
    return identityIn(stateDir);
  },
};

/** The certificate in a state directory; a station of a test without one gets none. */
function identityIn(directory: string): Paths['identity'] {
  const [certificate, key, authority] = ['device.crt', 'device.key', 'authority.crt'].map(
    (name) => `${directory}/${name}`,
  ) as [string, string, string];
  if (!existsSync(certificate)) return undefined;
  const serial = new X509Certificate(readFileSync(certificate)).serialNumber.toLowerCase();
  return { certificate, key, authority, serial };
}

let capabilities: ReturnType<typeof readCapabilities> | undefined;
/** Tried at the first order: its devices for trial must not stand in a test's picture of the host before. */
function seen() {
  capabilities ??= readCapabilities(host);
  return observe(host, paths, capabilities);
}

async function plan(role: Role, verdicts: LineVerdicts): Promise<Step[]> {
  const observed = await seen();
  if (role.role === 'site') return planSite({ desired: role.desired, observed, verdicts, paths });
  const bySite = new Map(role.sites.map((site) => [site.site.index, verdicts]));
  return planRelay({ desired: role.desired, sites: role.sites, observed, verdicts: bySite, paths });
}

async function prepare(role: Role, verdicts: LineVerdicts): Promise<void> {
  const observed = await seen();
  if (role.role === 'site') {
    fastPath.prepare(siteContingency({ desired: role.desired, observed, verdicts, paths }));
    return;
  }
  const bySite = new Map(role.sites.map((site) => [site.site.index, verdicts]));
  const { desired, sites } = role;
  fastPath.prepare(relayContingency({ desired, sites, observed, verdicts: bySite, paths }));
}

async function obey(order: Order): Promise<unknown> {
  switch (order.order) {
    case 'plan':
      return plan(order.role, order.verdicts ?? NO_VERDICTS);
    case 'apply':
      return execute(host, await plan(order.role, order.verdicts ?? NO_VERDICTS), paths);
    case 'prepare':
      return prepare(order.role, order.verdicts ?? NO_VERDICTS);
    case 'fire': {
      const before = performance.now();
      const result = await fastPath.fire(order.tunnel, order.verdict);
      return { result, tookMs: performance.now() - before };
    }
    case 'probe':
      return probePassage(host, order.probe);
    case 'counts':
      return [...(await readLineCounts(host))];
    case 'down':
      fastPath.close();
      return takeDown(host, paths);
  }
}

await host.run(['mount', '-t', 'tmpfs', 'tmpfs', '/run']);
const lines = createInterface({ input: process.stdin });
lines.on('close', () => fastPath.close());
for await (const line of lines) {
  let answer: unknown;
  try {
    answer = (await obey(JSON.parse(line) as Order)) ?? null;
  } catch (error) {
    answer = { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
