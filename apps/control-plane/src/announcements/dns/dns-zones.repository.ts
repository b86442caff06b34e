import {
  type DnsZone,
  type DnsZoneChange,
  type DnsZoneInput,
  type Id,
  RelayProblem,
  TsigAlgorithm,
} from '@tresse/contracts';
import type { Transaction } from '../../database/index.js';
import { ring } from '../announce.repository.js';
import { type DnsProblem, keptProblem } from './dns-problems.js';
import type { ZoneDoor } from './zone-access.js';

/** What a zone's view is made of beside its columns. */
const VIEWED = {
  names: { select: { problem: true, removedAt: true }, orderBy: { nextAttemptAt: 'desc' } },
} as const;

interface ZoneRow {
  id: string;
  name: string;
  serverAddress: string;
  serverPort: number;
  keyName: string;
  keyAlgorithm: string;
  checkedAt: Date | null;
  checkProblem: string | null;
  createdAt: Date;
  names: { problem: unknown; removedAt: Date | null }[];
}

export async function listZones(tx: Transaction): Promise<DnsZone[]> {
  return (await tx.dnsZone.findMany({ orderBy: { name: 'asc' }, include: VIEWED })).map(zoneView);
}

export async function readZone(tx: Transaction, id: Id): Promise<DnsZone | null> {
  const row = await tx.dnsZone.findUnique({ where: { id }, include: VIEWED });
  return row && zoneView(row);
}

/** Names and ids of the zones. */
export async function readZoneNames(tx: Transaction): Promise<{ id: Id; name: string }[]> {
  return tx.dnsZone.findMany({ select: { id: true, name: true }, orderBy: { name: 'asc' } });
}

export async function insertZone(
  tx: Transaction,
  id: Id,
  { name, server, key }: Omit<DnsZoneInput, 'key'> & { key: Omit<DnsZoneInput['key'], 'secret'> },
  sealedSecret: string,
): Promise<void> {
  await tx.dnsZone.create({ data: { id, name, ...columnsOf({ server, key }), sealedSecret } });
}

/** Changes a zone; its names are tried at once. Without a secret the one that is there stays. */
export async function updateZone(
  tx: Transaction,
  id: Id,
  change: DnsZoneChange,
  sealedSecret: string | undefined,
): Promise<void> {
  const secret = sealedSecret === undefined ? {} : { sealedSecret };
  const unchecked = { checkedAt: null, checkProblem: null };
  await tx.dnsZone.update({ where: { id }, data: { ...columnsOf(change), ...secret, ...unchecked } });
  await tryAgain(tx, id);
}

/** The way to the zone's name server; null when there is no such zone. */
export async function readDoor(tx: Transaction, id: Id): Promise<ZoneDoor | null> {
  const row = await tx.dnsZone.findUnique({ where: { id } });
  if (!row) return null;
  const { name, serverAddress, serverPort, keyName, keyAlgorithm, sealedSecret } = row;
  return {
    zoneId: id,
    zone: name,
    server: { address: serverAddress, port: serverPort },
    key: { name: keyName, algorithm: TsigAlgorithm.parse(keyAlgorithm), sealedSecret },
  };
}

/** Writes down what came of a check, unless the zone has another server or key by now. Where it worked, names try again. */
export async function recordCheck(
  tx: Transaction,
  { zoneId: id, server, key }: ZoneDoor,
  problem: DnsProblem | undefined,
  at: Date,
): Promise<void> {
  const { count } = await tx.dnsZone.updateMany({
    where: { id, ...columnsOf({ server, key }), sealedSecret: key.sealedSecret },
    data: { checkedAt: at, checkProblem: problem ?? null },
  });
  if (count > 0 && problem === undefined) await tryAgain(tx, id);
}

async function tryAgain(tx: Transaction, zoneId: Id): Promise<void> {
  await tx.siteDnsName.updateMany({ where: { zoneId }, data: { attempts: 0, nextAttemptAt: null } });
  await ring(tx);
}

/** Forgets a zone, with the names that were still to be taken out of it. */
export async function removeZone(tx: Transaction, id: Id): Promise<void> {
  await tx.siteDnsName.deleteMany({ where: { zoneId: id, removedAt: { not: null } } });
  await tx.dnsZone.delete({ where: { id } });
}

function columnsOf({ server, key }: Pick<DnsZoneChange, 'server' | 'key'>) {
  return {
    serverAddress: server.address,
    serverPort: server.port,
    keyName: key.name,
    keyAlgorithm: key.algorithm,
  };
}

function zoneView({ id, name, names, ...row }: ZoneRow): DnsZone {
  const failing = names.filter(({ problem }) => problem !== null);
  const problems = failing.map(({ problem }) => RelayProblem.parse(problem));
  return {
    id,
    name,
    server: { address: row.serverAddress, port: row.serverPort },
    key: { name: row.keyName, algorithm: TsigAlgorithm.parse(row.keyAlgorithm) },
    names: names.filter(({ removedAt }) => removedAt === null).length,
    failing: failing.length,
    problem: problems.sort((a, b) => b.at.localeCompare(a.at))[0] ?? null,
    check: row.checkedAt && { at: row.checkedAt.toISOString(), problem: keptProblem(row.checkProblem) },
    createdAt: row.createdAt.toISOString(),
  };
}
