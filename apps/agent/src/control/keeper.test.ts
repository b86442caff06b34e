import { beforeEach, describe, expect, it } from '@jest/globals';
import type { DesiredDocument } from '@tresse/contracts';
import { EMPTY_COMMIT } from '@tresse/reconcile';
import type { DesiredStore, ScopeRecord } from './desired-store.js';
import { DocumentKeeper } from './keeper.js';

const SCOPE = 'site:0d9f4a0e-7c55-4d0b-8a63-1f6a4a3f8f01';
const TIMEOUT_MS = 1_000;
const APPLY_TIMEOUT_MS = 4_000;
/** A keeper looks at no more of a document. */
const DOCUMENT = { scope: SCOPE, generation: 1 } as DesiredDocument;

let now: number;
let keeper: DocumentKeeper;

beforeEach(async () => {
  now = 1_000_000;
  const clock = { now: () => now, monotonic: () => now, after: () => () => {} };
  keeper = new DocumentKeeper(storeInMemory(), clock, TIMEOUT_MS, APPLY_TIMEOUT_MS);
  await keeper.offer(DOCUMENT);
  await keeper.begin([DOCUMENT]);
});

describe('a trial whose time is over', () => {
  it('says that its settings were in place and went without confirmation', async () => {
    await keeper.applied([DOCUMENT]);
    expect(await undone()).toEqual(['NotConfirmed', 'Generation 1 was undone.']);
  });

  it('does not blame what failed once it was in place: that was of another scope, or a repair', async () => {
    await keeper.applied([DOCUMENT]);
    await keeper.failed([DOCUMENT], 'tc: no such device');
    expect(await undone()).toEqual(['NotConfirmed', 'Generation 1 was undone.']);
  });

  it('says which step of it failed', async () => {
    await keeper.failed([DOCUMENT], 'nft: syntax error');
    expect(await undone()).toEqual(['StepFailed', 'Generation 1 was undone: nft: syntax error']);
  });

  it('claims no failed step where there was none', async () => {
    expect(await undone()).toEqual(['NotApplied', 'Generation 1 was undone.']);
  });

  it('has its whole time to be confirmed, however long it took to be in place', async () => {
    now += TIMEOUT_MS - 1;
    await keeper.applied([DOCUMENT]);
    now += TIMEOUT_MS - 1;
    expect(await keeper.expire()).toEqual([]);
    now += 1;
    expect(await keeper.expire()).toHaveLength(1);
  });

  it('is waited for while no step has failed: a slow machine takes its time to be so', async () => {
    now += APPLY_TIMEOUT_MS - 1;
    expect(await keeper.expire()).toEqual([]);
    now += 1;
    expect(await keeper.expire()).toHaveLength(1);
  });

  it('is near once a step has failed, however often one fails after that', async () => {
    await keeper.failed([DOCUMENT], 'nft: syntax error');
    now += TIMEOUT_MS - 1;
    await keeper.failed([DOCUMENT], 'nft: syntax error');
    expect(await keeper.expire()).toEqual([]);
    now += 1;
    expect(await keeper.expire()).toHaveLength(1);
  });

  it('may be tried again where there is nothing to go back to', async () => {
    expect(keeper.hasNone()).toBe(false);
    await undone();
    expect(keeper.hasNone()).toBe(true);
    expect(await keeper.tryAgain()).toEqual([SCOPE]);
    expect(keeper.missing({ scopes: [{ scope: SCOPE, generation: 1, hash: '' }] })).toEqual([SCOPE]);
    expect(await keeper.offer(DOCUMENT)).toBe(true);
    expect(keeper.hasNone()).toBe(false);
  });

  it('is not tried again where there is', async () => {
    await keeper.applied([DOCUMENT]);
    await keeper.confirm(SCOPE, 1);
    const second = { ...DOCUMENT, generation: 2 };
    await keeper.offer(second);
    await keeper.begin([second]);
    await undone(2);
    expect(keeper.hasNone()).toBe(false);
    expect(await keeper.tryAgain()).toEqual([]);
  });

  it('is tried once more when the host can do other things', async () => {
    await undone();
    expect(await keeper.reconsider()).toEqual([SCOPE]);
  });
});

/** How the trial is told to have been undone once its time is over. */
async function undone(generation = 1) {
  now += APPLY_TIMEOUT_MS;
  const [rolledBack] = await keeper.expire();
  expect(rolledBack?.generation).toBe(generation);
  const conditions = keeper.reported()[0]?.conditions ?? [];
  const condition = conditions.find(({ type }) => type === 'RolledBack');
  expect(condition?.reason).toBe(rolledBack?.reason);
  return [condition?.reason, condition?.message];
}

function storeInMemory(): DesiredStore {
  const records = new Map<string, ScopeRecord>();
  return {
    records: () => records,
    get: (scope) => records.get(scope) ?? { commit: EMPTY_COMMIT, conditions: [] },
    put: async (scope, record) => void records.set(scope, record),
    remove: async (scope) => void records.delete(scope),
  };
}
