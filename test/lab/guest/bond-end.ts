/**
 * Runs in a namespace of the guest: `node bond-end.mjs site|relay ORDER` plans one end of a bonded site and does the part
 * of the plan that the guest's kernel can: Debian's has neither WireGuard nor MPTCP nor nft for IP.
 */
import { join } from 'node:path';
import type { BondMode } from '@tresse/contracts';
import { execute, realHost } from '@tresse/net-apply';
import {
  NO_VERDICTS,
  type Paths,
  planRelay,
  planSite,
  relayContingency,
  type Step,
  siteContingency,
} from '@tresse/net-plan';
import { bareHost } from './bare-host.js';
import { bondedDocuments } from './desired.js';

export interface EndOrder {
  /** Sets the end up, or does what is prepared for a verdict on a line. */
  order: 'apply' | 'down' | 'up';
  line: number;
  mode: BondMode;
  lineCount: number;
  /** With the end's certificate, key and authority; the state directory lies in it. */
  folder: string;
}

type End = 'site' | 'relay';

const [end, text = ''] = process.argv.slice(2) as [End, string];
const { order, line, mode, lineCount, folder } = JSON.parse(text) as EndOrder;
const { site, relay, relaySite } = bondedDocuments(mode, lineCount);
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
const observed = bareHost(site.lines.map((one) => one.interface));
const verdicts = order === 'up' ? { down: [line], preference: [] } : NO_VERDICTS;
const atSite = { desired: site, observed, verdicts, paths };
const atRelay = { desired: relay, sites: [relaySite], observed, verdicts: new Map([[1, verdicts]]), paths };

function steps(): readonly Step[] {
  if (order === 'apply') return end === 'site' ? planSite(atSite) : planRelay(atRelay);
  const prepared = end === 'site' ? siteContingency(atSite) : relayContingency(atRelay);
  return prepared[line - 1]?.steps ?? [];
}

/** What the guest's kernel can do, of all that a plan may ask for. */
function isPossible(step: Step): boolean {
  switch (step.action) {
    case 'write-file':
    case 'create-link':
    case 'join-bond':
    case 'leave-bond':
    case 'add-address':
    case 'add-rule':
      return !('link' in step && typeof step.link === 'string' && isTunnel(step.link));
    case 'set-link':
      return !isTunnel(step.name);
    case 'set-route':
      return !isTunnel(step.route.device ?? '');
    case 'set-sysctl':
      return step.path.includes('/tb');
    case 'start-service':
      return step.name.startsWith('bond-');
    default:
      return false;
  }
}

const isTunnel = (name: string) => /^t[lr]/.test(name);

const { failed } = await execute(realHost(), steps().filter(isPossible), paths);
if (failed) throw new Error(`${failed.step.action}: ${failed.message}`);
