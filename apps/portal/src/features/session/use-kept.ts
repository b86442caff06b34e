'use client';

import { useLayoutEffect, useState } from 'react';

/**
 * State that outlives a reload and a lost session, in the tab's session storage under `key`. `forget` ends that.
 * Scripts of the page can read it: `storable` takes secrets out.
 */
export function useKept<T>(
  key: string,
  initial: T,
  revive: (stored: unknown) => T | undefined,
  storable: (value: T) => T = (value) => value,
) {
  const [value, setValue] = useState(initial);

  // Before anything that was typed into the page as the server wrote it is made up for: that comes on top.
  // biome-ignore lint/correctness/useExhaustiveDependencies: restoring is once for each key
  useLayoutEffect(() => {
    const stored = readStored(key);
    const revived = stored === undefined ? undefined : revive(stored);
    if (revived !== undefined) setValue(revived);
  }, [key]);

  const set = (next: T) => {
    setValue(next);
    sessionStorage.setItem(key, JSON.stringify(storable(next)));
  };
  const forget = () => sessionStorage.removeItem(key);
  return [value, set, forget] as const;
}

/** Revives a text. */
export function asText(stored: unknown): string | undefined {
  return typeof stored === 'string' ? stored : undefined;
}

function readStored(key: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}
