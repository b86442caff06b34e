import { EventEmitter, on } from 'node:events';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Id } from '@tresse/contracts';
import { Database, DatabaseServer } from '../src/database/index.js';
import { Reconciler, type Unsettled } from '../src/reconciliation/index.js';
import { type Booted, boot } from './boot.js';
import { Fleet } from './fleet.js';

/** Less than the loop waits where nothing wakes it, in ms. */
const SOON_MS = 4_000;

describe('a reconciler', () => {
  let booted: Booted;
  let fleet: Fleet;
  let reconciler: Reconciler;
  /** What the rows say now, and what a pass does. */
  let rows: Unsettled[];
  let pass: (id: Id, signal: AbortSignal) => Promise<void>;
  let happened: AsyncIterator<[string]>;

  class Probe extends Reconciler {}

  beforeAll(async () => {
    booted = await boot();
    fleet = await Fleet.of(booted);
  }, 60_000);
  afterAll(async () => {
    await fleet?.close();
    await booted?.stop();
  });

  beforeEach(async () => {
    rows = [];
    pass = async () => undefined;
    const events = new EventEmitter();
    happened = on(events, 'event') as AsyncIterator<[string]>;
    reconciler = new Probe(booted.app.get(Database), booted.app.get(DatabaseServer), {
      channel: 'probe',
      readUnsettled: async () => {
        events.emit('event', 'look');
        return rows;
      },
      pass: (id, signal) => {
        events.emit('event', id);
        return pass(id, signal);
      },
    });
    reconciler.onApplicationBootstrap();
    // One look as it starts, one as it begins to listen.
    for (let looks = 0; looks < 2; looks += 1) await next('look');
  });
  afterEach(() => reconciler.onModuleDestroy());

  /** Resolves when this has happened; everything before it is forgotten. */
  async function next(what: string): Promise<void> {
    for (;;) {
      const { value } = await happened.next();
      if (value[0] === what) return;
    }
  }
  const tell = (...present: Unsettled[]) => {
    rows = present;
    return fleet.rows('NOTIFY probe');
  };
  const due = (id: Id): Unsettled => ({ id, nextAttemptAt: null });

  it('looks after a row as soon as Postgres tells of it', async () => {
    const told = Date.now();
    await tell(due('one'));
    await next('one');
    expect(Date.now() - told).toBeLessThan(SOON_MS);
  });

  it('comes back to a row when its time has come, and not before', async () => {
    const nextAttemptAt = new Date(Date.now() + 500);
    await tell({ id: 'later', nextAttemptAt });
    await next('later');
    expect(Date.now()).toBeGreaterThanOrEqual(nextAttemptAt.getTime());
    expect(Date.now()).toBeLessThan(nextAttemptAt.getTime() + SOON_MS);
  });

  it('goes on with the others when one fails, and comes back to that one after a pause', async () => {
    pass = async (id) => {
      if (id === 'bad') throw new Error('the pass of a test has failed');
    };
    await tell(due('bad'), due('good'));
    await next('bad');
    const failed = Date.now();
    await next('good');
    await next('bad');
    expect(Date.now() - failed).toBeGreaterThan(900);
    expect(Date.now() - failed).toBeLessThan(SOON_MS);
  });

  it('does one thing to a row at a time, and once more when it was told meanwhile', async () => {
    let ends: () => void = () => undefined;
    let under = 0;
    pass = async (id) => {
      if (id !== 'slow') return;
      under += 1;
      expect(under).toBe(1);
      await new Promise<void>((resolve) => {
        ends = resolve;
      });
      under -= 1;
    };
    await tell(due('slow'));
    await next('slow');
    await tell(due('slow'), due('other'));
    await next('other');
    ends();
    await next('slow');
    ends();
  });

  it('ends what is under way when it stops, and begins nothing more', async () => {
    let ended = false;
    pass = (_, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          ended = true;
          reject(signal.reason);
        });
      });
    await tell(due('long'));
    await next('long');
    await reconciler.onModuleDestroy();
    expect(ended).toBe(true);
  });
});
