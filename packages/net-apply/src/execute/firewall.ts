import { contentHash, type Paths, type StepOf } from '@tresse/net-plan';
import { command } from '../command.js';
import type { Host } from '../host.js';
import { type FirewallRecord, stateFiles } from '../state-files.js';
import { replaceTable, withoutLearnt } from './replace-table.js';

/** Our table as the kernel has it, without counters and without what it has learnt; null when there is none. */
export async function listFirewall(host: Host): Promise<string | null> {
  const { code, stdout } = await host.run(['nft', '-s', 'list', 'table', 'inet', 'tresse']);
  return code === 0 ? withoutLearnt(stdout) : null;
}

async function load(host: Host, { ruleset }: StepOf<'load-firewall'>, paths: Paths): Promise<void> {
  const stdin = replaceTable(await listFirewall(host), ruleset);
  await command(host, ['nft', '-f', '-'], { stdin });
  const record: FirewallRecord = {
    rendered: contentHash(ruleset),
    listing: contentHash((await listFirewall(host)) ?? ''),
  };
  await host.writeFileAtomic(stateFiles(paths).firewall, `${JSON.stringify(record)}\n`);
}

async function remove(host: Host, _step: StepOf<'remove-firewall'>, paths: Paths): Promise<void> {
  await command(host, ['nft', 'delete', 'table', 'inet', 'tresse']);
  await host.removeFile(stateFiles(paths).firewall);
}

/** The packet filter, replaced in one transaction; its listing is kept so that a change by hand is noticed. */
export const firewallExecutors = { 'load-firewall': load, 'remove-firewall': remove };
