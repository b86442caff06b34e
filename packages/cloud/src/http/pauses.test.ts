import { describe, expect, it } from '@jest/globals';
import { pauseMs, retryAfterMs } from './pauses.js';

const now = Date.parse('2026-10-01T12:00:00Z');
const wait = (headers: Record<string, string>, status = 429) =>
  retryAfterMs(status, new Headers(headers), now);

describe('what an answer asks to wait', () => {
  it('is read from Retry-After, in seconds or as a date', () => {
    expect(wait({ 'retry-after': '7' })).toBe(7_000);
    expect(wait({ 'retry-after': 'Thu, 01 Oct 2026 12:00:05 GMT' })).toBe(5_000);
    expect(wait({ 'retry-after': 'Thu, 01 Oct 2026 11:00:00 GMT' })).toBe(0);
  });

  it('is read from RateLimit-Reset, as an instant or in seconds', () => {
    expect(wait({ 'ratelimit-reset': String(now / 1000 + 9) })).toBe(9_000);
    expect(wait({ 'ratelimit-reset': '30' })).toBe(30_000);
  });

  it('is no more than an hour, whatever is written', () => {
    for (const after of ['86400', '9'.repeat(30), '9'.repeat(400), 'Fri, 31 Dec 9999 23:59:59 GMT']) {
      expect(wait({ 'retry-after': after })).toBe(3_600_000);
    }
    expect(wait({ 'ratelimit-reset': '9'.repeat(30) })).toBe(3_600_000);
  });

  it('is not when a limit that nobody has reached is renewed', () => {
    const reset = { 'ratelimit-reset': String(now / 1000 + 9) };
    expect(wait(reset, 500)).toBeUndefined();
    expect(wait({ ...reset, 'retry-after': '7' }, 503)).toBe(7_000);
  });

  it('is unknown if nothing legible says so', () => {
    expect(wait({})).toBeUndefined();
    expect(wait({ 'retry-after': 'soon', 'ratelimit-reset': '-1' })).toBeUndefined();
  });
});

it('pauses double, and differ by up to a half', () => {
  expect([1, 2, 3].map((attempt) => pauseMs(attempt, () => 0))).toEqual([250, 500, 1000]);
  expect([1, 2, 3].map((attempt) => pauseMs(attempt, () => 1))).toEqual([500, 1000, 2000]);
});
