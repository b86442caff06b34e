import { isTunnelName, type Paths, type StepOf } from '@tresse/net-plan';
import { command } from '../command.js';
import type { Host } from '../host.js';
import { IP_ACTIONS, type IpAction, ipCommands } from '../ip-arguments.js';
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

/**
 * What `ip` says when the kernel already is as the step wants it, because the fast path was there first: ENOENT, ESRCH,
 * ENODEV and EADDRNOTAVAIL of what should go, EEXIST and the MPTCP path manager's own words of what should come.
 */
const DONE_BEFORE: Partial<Record<IpAction, RegExp>> = {
  'remove-route': /No such process|Cannot find device|FIB table does not exist/,
  'remove-rule': /No such file or directory/,
  'remove-address': /Cannot assign requested address|Address not found|Cannot find device/,
  'remove-link': /Cannot find device/,
  'remove-tunnel': /Cannot find device/,
  'remove-endpoint': /not found/,
  'add-address': /File exists|already assigned/,
  'add-rule': /File exists/,
  'add-endpoint': /duplicate|File exists/,
};

async function runIp(host: Host, step: StepOf<IpAction>, paths: Paths): Promise<void> {
  for (const argv of ipCommands(step))
    await command(host, ['ip', ...argv], { tolerate: DONE_BEFORE[step.action] });
  await note(host, step, paths);
}

/** Everything that is one `ip` command. */
export const ipExecutors = Object.fromEntries(IP_ACTIONS.map((action) => [action, runIp])) as Record<
  IpAction,
  typeof runIp
>;
