import { describe, expect, it } from '@jest/globals';
import type { Job } from '@tresse/contracts';
import { mergeJobs } from './merge-jobs';

const at = (second: number) => new Date(second * 1_000).toISOString();
const job = (id: string, created: number, progress = 0): Job => ({
  id,
  kind: 'speed-test',
  state: 'running',
  progress,
  speed: [],
  error: null,
  createdAt: at(created),
  finishedAt: null,
});
const finished = (id: string, created: number): Job => ({
  ...job(id, created, 1),
  state: 'succeeded',
  finishedAt: at(created + 30),
});

describe('mergeJobs', () => {
  it('leaves a finished job finished, whoever told it first', () => {
    expect(mergeJobs([finished('a', 1)], [job('a', 1, 0.5)])).toEqual([finished('a', 1)]);
    expect(mergeJobs([job('a', 1, 0.5)], [finished('a', 1)])).toEqual([finished('a', 1)]);
  });
  it('does not let a job that runs go back', () => {
    expect(mergeJobs([job('a', 1, 0.8)], [job('a', 1, 0.4)])).toEqual([job('a', 1, 0.8)]);
    expect(mergeJobs([job('a', 1, 0.4)], [job('a', 1, 0.8)])).toEqual([job('a', 1, 0.8)]);
    expect(mergeJobs([job('a', 1)], [{ ...job('a', 1), state: 'queued' }])).toEqual([job('a', 1)]);
  });
  it('has the newest first, those too that only one of both knows', () => {
    const merged = mergeJobs([job('c', 9), finished('a', 1)], [finished('b', 5), finished('a', 1)]);
    expect(merged.map(({ id }) => id)).toEqual(['c', 'b', 'a']);
  });
});
