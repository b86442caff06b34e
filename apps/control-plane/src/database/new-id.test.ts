import { describe, expect, it } from '@jest/globals';
import { Id } from '@tresse/contracts';
import { newId } from './new-id.js';

describe('new ids', () => {
  it('are UUIDs of version 7', () => {
    const id = newId();
    expect(Id.parse(id)).toBe(id);
    expect(id[14]).toBe('7');
  });

  it('sort by time', () => {
    expect(newId(1_000) < newId(2_000)).toBe(true);
    expect(newId(Date.UTC(2026, 0)) < newId(Date.UTC(2027, 0))).toBe(true);
  });

  it('differ within one millisecond', () => {
    expect(new Set(Array.from({ length: 1_000 }, () => newId(5))).size).toBe(1_000);
  });
});
