/**
 * Runs in a namespace of the guest: `node bond-end.mjs site|relay SETTING` is one end of a bonded site. It does each order
 * that it is given as a line of JSON, and says `done` or what went wrong.
 */
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { LineScenario } from '@tresse/lab';
import { execute, FastPath, realHost } from '@tresse/net-apply';
import {
  type HostState,
  type LineVerdicts,
  type Paths,
  planRelay,
  planSite,
  relayContingency,
  relayTunnel,
  siteContingency,
  siteTunnel,
} from '@tresse/net-plan';
import { simulate } from '../../../packages/net-plan/src/testing/simulate.js';
import { bareHost } from './bare-host.js';
import { type BondBraid, documentsOf, SITE_INDEX } from './desired.js';
import { isPossible } from './possible.js';

export interface EndSetting {
  lines: LineScenario[];
  /** With the end's certificate, key and authority; the state directory lies in it. */
  folder: string;
}

/** To plan a braid and do the plan, or to do what is prepared for a verdict. */
export type EndOrder = { braid: BondBraid } | { verdict: 'down' | 'up'; line: number };

const [end, text = ''] = process.argv.slice(2) as ['site' | 'relay', string];
const { lines, folder } = JSON.parse(text) as EndSetting;
const paths: Paths = {
  stateDir: join(folder, end),
  wireguardKey: join(folder, 'none'),
  identity: {
    certificate: join(folder, `${end}.crt`),
    key: join(folder, `${end}.key`),
    authority: join(folder, 'ca.crt'),
    serial: '1',
  },
};
const host = realHost();
const fastPath = new FastPath(host);
let documents: ReturnType<typeof documentsOf> | undefined;
let observed: HostState = bareHost(end === 'site' ? lines.length : 0);
let verdicts: LineVerdicts = {
  down: [],
  preference: [],
  roundTrips: Object.fromEntries(lines.map(({ down, up }, at) => [at + 1, down.delayMs + up.delayMs])),
};

function inputs() {
  if (documents === undefined) throw new Error('no braid was asked for yet');
  const { site, relay, relaySite } = documents;
  return {
    site: { desired: site, observed, verdicts, paths },
    relay: {
      desired: relay,
      sites: [relaySite],
      observed,
      verdicts: new Map([[SITE_INDEX, verdicts]]),
      paths,
    },
  };
}

/** What the kernel cannot do is taken for done. */
async function plan(): Promise<void> {
  const steps = end === 'site' ? planSite(inputs().site) : planRelay(inputs().relay);
  const { failed } = await execute(host, steps.filter(isPossible), paths);
  if (failed) throw new Error(`${failed.step.action}: ${failed.message}`);
  observed = simulate(observed, steps);
}

async function fire(line: number, verdict: 'down' | 'up'): Promise<void> {
  const prepared = end === 'site' ? siteContingency(inputs().site) : relayContingency(inputs().relay);
  fastPath.prepare(prepared);
  const tunnel = end === 'site' ? siteTunnel(line, 0) : relayTunnel(SITE_INDEX, line);
  const fired = await fastPath.fire(tunnel, verdict);
  if (fired !== 'fired') throw new Error(`line ${line} ${verdict}: ${fired}`);
  observed = simulate(observed, prepared.find((one) => one.tunnel === tunnel)?.steps ?? []);
  const others = verdicts.down.filter((other) => other !== line);
  verdicts = { ...verdicts, down: verdict === 'down' ? [...others, line] : others };
  await plan();
}

async function obey(order: EndOrder): Promise<string> {
  try {
    if ('braid' in order) {
      documents = documentsOf(order.braid, lines);
      await plan();
    } else await fire(order.line, order.verdict);
    return 'done';
  } catch (error) {
    return String(error).replaceAll('\n', ' ');
  }
}

for await (const line of createInterface(process.stdin)) {
  process.stdout.write(`${await obey(JSON.parse(line) as EndOrder)}\n`);
}
