import { describe, expect, it } from '@jest/globals';
import type { Job } from '@tresse/contracts';
import { newestRequest } from './newest-request';

const at = (seconds: number) => new Date(1_000 * seconds).toISOString();
const job = (kind: Job['kind'], created: number, finished: number | null): Job => ({
  id: `${kind}-${created}`,
  kind,
  state: finished === null ? 'running' : 'succeeded',
  progress: 0,
  speed: [],
  error: null,
  createdAt: at(created),
  finishedAt: finished === null ? null : at(finished),
});

describe('newestRequest', () => {
  it('is the newest that is no speed test', () => {
    const jobs = [job('speed-test', 30, null), job('identify', 10, 12), job('restart-agent', 20, 21)];
    expect(newestRequest(jobs, 25_000)?.kind).toBe('restart-agent');
  });
  it('stays for as long as it is under way', () =>
    expect(newestRequest([job('identify', 10, null)], 900_000)?.kind).toBe('identify'));
  it('is forgotten when it is no longer news', () => {
    expect(newestRequest([job('identify', 10, 12)], 71_000)).toBeDefined();
    expect(newestRequest([job('identify', 10, 12)], 73_000)).toBeUndefined();
    expect(newestRequest([], 0)).toBeUndefined();
  });
});
