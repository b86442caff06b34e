/**
 * A box without its agent: plans and applies when it starts, at each event of its lines, and when standard input names
 * (as JSON) the lines whose allowance is spent; tells each pass that has changed something as one line.
 */
import { createInterface } from 'node:readline';
import type { SiteDesired } from '@tresse/contracts';
import { execute, observe, readCapabilities, realHost, takeDown, watchFacts } from '@tresse/net-apply';
import { type LineVerdicts, NO_VERDICTS, type Paths, planSite } from '@tresse/net-plan';

const [stateDir = '', document = ''] = process.argv.slice(2);
const desired = JSON.parse(document) as SiteDesired;
const paths: Paths = { stateDir, wireguardKey: `${stateDir}/wireguard.key` };
const host = realHost();
const capabilities = readCapabilities(host);
let turn: Promise<void> = Promise.resolve();
let verdicts: LineVerdicts = NO_VERDICTS;

async function pass(): Promise<void> {
  const observed = await observe(host, paths, capabilities);
  const steps = planSite({ desired, observed, verdicts, paths });
  if (steps.length === 0) return;
  const { done, failed } = await execute(host, steps, paths);
  process.stdout.write(`${JSON.stringify({ done: done.map(({ action }) => action), failed })}\n`);
}

const look = () => {
  turn = turn.then(pass, pass);
};

await host.run(['mount', '-t', 'tmpfs', 'tmpfs', '/run']);
const names = new Set(desired.lines.map((line) => line.interface));
const stop = watchFacts(host, paths, () => names, look);
look();
for await (const line of createInterface({ input: process.stdin })) {
  verdicts = { ...NO_VERDICTS, spent: JSON.parse(line) as number[] };
  look();
}
stop();
await turn;
await takeDown(host, paths);
