import { describe, expect, it } from '@jest/globals';
import type { JobRequest, JobResult } from '@tresse/contracts';
import { systemClock } from '@tresse/reconcile';
import { pino } from 'pino';
import { createJobRunner } from './job-runner.js';

const job = (kind: JobRequest['kind'], digit = 1, expiresInMs = 60_000): JobRequest => ({
  id: `0d9f4a0e-7c55-4d0b-8a63-1f6a4a3f8f0${digit}`,
  kind,
  expiresAt: new Date(Date.now() + expiresInMs).toISOString(),
});

function bench() {
  const results: JobResult[] = [];
  const world = { restarts: 0 };
  const runner = createJobRunner({
    log: pino({ level: 'silent' }),
    clock: systemClock,
    speedTargets: () => [],
    tell: async (result) => void results.push(result),
    onRestart: () => {
      world.restarts += 1;
    },
  });
  return { results, world, runner };
}

describe('a job', () => {
  it('to restart tells that it succeeded, then restarts', async () => {
    const { results, world, runner } = bench();
    await runner.run(job('restart-agent'));
    expect(results.map(({ state }) => state)).toEqual(['running', 'succeeded']);
    expect(world.restarts).toBe(1);
  });

  it('that comes twice runs once', async () => {
    const { world, runner } = bench();
    await runner.run(job('restart-agent'));
    await runner.run(job('restart-agent'));
    expect(world.restarts).toBe(1);
  });

  it('that comes after its time is not run', async () => {
    const { results, world, runner } = bench();
    await runner.run(job('restart-agent', 1, -1));
    expect(results).toMatchObject([{ state: 'failed', error: 'The job came after its time.' }]);
    expect(world.restarts).toBe(0);
  });

  it('is refused while another runs, and that one ends with the reason for which it failed', async () => {
    const { results, runner } = bench();
    await Promise.all([runner.run(job('speed-test', 1)), runner.run(job('speed-test', 2))]);
    const errors = Object.fromEntries(
      results.filter(({ error }) => error).map(({ id, error }) => [id.at(-1), error]),
    );
    expect(errors).toEqual({
      1: 'There is nothing to measure on this device yet.',
      2: 'Another job is running.',
    });
  });
});
