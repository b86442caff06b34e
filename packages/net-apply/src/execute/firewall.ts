import { contentHash, type Paths, type StepOf } from '@tresse/net-plan';
import { NFT } from '../answering-program.js';
import { command } from '../command.js';
import { splitListing } from '../firewall-listing.js';
import type { Host } from '../host.js';
import { nftLine } from '../nft-line.js';
import { type FirewallRecord, stateFiles } from '../state-files.js';
import { replaceTable, withoutLearnt } from './replace-table.js';

/** The table that copies packets is there only while some are copied; whether or not it is, this takes it away. */
const COPIES_CLEARED = 'table ip tresse\ndelete table ip tresse\n';

async function listTable(host: Host, family: 'inet' | 'ip'): Promise<string | null> {
  const listing = await host.ask(NFT, `list table ${family} tresse`);
  return listing === '' ? null : withoutLearnt(listing);
}

/** Our tables as the kernel has them, without counters and without what they have learnt; null when there is none. */
export async function listFirewall(host: Host): Promise<string | null> {
  const [main, copies] = await Promise.all([listTable(host, 'inet'), listTable(host, 'ip')]);
  return main === null && copies === null ? null : `${main ?? ''}${copies ?? ''}`;
}

async function load(host: Host, { ruleset }: StepOf<'load-firewall'>, paths: Paths): Promise<void> {
  const stdin = `${COPIES_CLEARED}${replaceTable(await listTable(host, 'inet'), ruleset)}`;
  await command(host, ['nft', '-f', '-'], { stdin });
  const record: FirewallRecord = {
    rendered: contentHash(ruleset),
    listing: contentHash(splitListing((await listFirewall(host)) ?? '').fixed),
  };
  await host.writeFileAtomic(stateFiles(paths).firewall, `${JSON.stringify(record)}\n`);
}

async function remove(host: Host, _step: StepOf<'remove-firewall'>, paths: Paths): Promise<void> {
  const stdin = `table inet tresse\ndelete table inet tresse\n${COPIES_CLEARED}`;
  await command(host, ['nft', '-f', '-'], { stdin });
  await host.removeFile(stateFiles(paths).firewall);
}

async function setSpread(host: Host, step: StepOf<'set-spread'>): Promise<void> {
  await command(host, ['nft', '-f', '-'], { stdin: `${nftLine(step)}\n` });
}

/** The packet filter, replaced in one transaction; its listing is kept so that a change by hand is noticed. */
export const firewallExecutors = {
  'load-firewall': load,
  'remove-firewall': remove,
  'set-spread': setSpread,
};
