import { isTunnelName, type Paths, type StepOf } from '@tresse/net-plan';
import { command } from '../command.js';
import type { Host } from '../host.js';
import { IP_ACTIONS, type IpAction, ipArguments } from '../ip-arguments.js';
import { readLedger, writeLedger } from '../state-files.js';

/** Notes an address that we put on an interface of the host, or forgets one that we took away. */
async function note(host: Host, step: StepOf<IpAction>, paths: Paths): Promise<void> {
  if (step.action !== 'add-address' && step.action !== 'remove-address') return;
  if (isTunnelName(step.link)) return;
  const ledger = await readLedger(host, paths);
  const others = ledger.addresses.filter(
    ({ link, address }) => link !== step.link || address !== step.address,
  );
  const addresses =
    step.action === 'add-address' ? [...others, { link: step.link, address: step.address }] : others;
  await writeLedger(host, paths, { ...ledger, addresses });
}

async function runIp(host: Host, step: StepOf<IpAction>, paths: Paths): Promise<void> {
  await command(host, ['ip', ...ipArguments(step)]);
  await note(host, step, paths);
}

/** Everything that is one `ip` command. */
export const ipExecutors = Object.fromEntries(IP_ACTIONS.map((action) => [action, runIp])) as Record<
  IpAction,
  typeof runIp
>;
